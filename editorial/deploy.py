"""Which code, texts and settings a process serves with: what it keeps is for its like alone."""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings

SHOWN_ON_PAGES = ("SITE_URL", "CONTACT_EMAIL", "API_RATE", "STATIC_URL")


@cache
def deploy() -> str:
    """Return a hash of all that pages are made of besides the database, the same on every node."""
    digest = hashlib.sha256(repr([getattr(settings, name) for name in SHOWN_ON_PAGES]).encode())
    for path in _files():
        digest.update(str(path.relative_to(settings.BASE_DIR)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _files() -> Iterator[Path]:
    """Yield the files of the site's own apps, its templates, its texts and its pins, in order."""
    own = [Path(app.path) for app in apps.get_app_configs()]
    folders = {path for path in own if path.parent == settings.BASE_DIR}
    folders |= {settings.BASE_DIR / "config", *settings.LOCALE_PATHS}
    folders |= {folder for engine in settings.TEMPLATES for folder in engine["DIRS"]}
    for folder in sorted(folders):
        found = (path for path in folder.rglob("*") if path.is_file())
        yield from sorted(path for path in found if "__pycache__" not in path.parts)
    # The pins, and the hashed names of the static files where those are collected.
    single = (settings.BASE_DIR / "requirements.txt", settings.STATIC_ROOT / "staticfiles.json")
    yield from filter(Path.is_file, single)
