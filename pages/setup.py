"""What a start brings about: styles, tables, roles, starter content, the first administrator."""

import secrets
from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command

from editorial.loading import load_content
from editorial.roles import ADMINISTRATOR, ensure_roles
from hubs.models import Hub
from pages.styles import bundle_styles
from search.services import is_empty, rebuild_all

FIRST_USER = "editor"


def prepare_site() -> Iterator[str]:
    """Bring the database to where the site can be served; yields a line for each thing done.

    May run twice: an existing user, and any content of the site, are left as they are.
    """
    bundle_styles(settings.BASE_DIR / "static/css/site.css", settings.BUNDLE_DIR / "css/site.css")
    call_command("migrate", verbosity=0, interactive=False)
    groups = ensure_roles()
    if not Hub.objects.exists() and settings.CONTENT_DIR.is_dir():
        report = load_content(settings.CONTENT_DIR)
        yield f"loaded {report.created} records of starter content"
    elif is_empty():
        rebuild_all()
        yield "indexed what the site holds"
    if password := _ensure_first_user(groups[ADMINISTRATOR]):
        yield f"created the administrator {FIRST_USER!r} with the password {password}"


def _ensure_first_user(administrators) -> str | None:
    users = get_user_model().objects
    if users.filter(username=FIRST_USER).exists():
        return None
    password = settings.EDITOR_PASSWORD or secrets.token_urlsafe(12)
    user = users.create_superuser(FIRST_USER, password=password)
    user.groups.add(administrators)
    return password
