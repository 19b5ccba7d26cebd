"""The four roles of the desk and their rights."""

from functools import reduce
from operator import or_

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

TRANSLATOR = "Translator"
EDITOR = "Editor"
PUBLISHER = "Publisher"
ADMINISTRATOR = "Administrator"
ROLES = (TRANSLATOR, EDITOR, PUBLISHER, ADMINISTRATOR)
PUBLISH = "editorial.publish_record"
MAKE_SETS = "editorial.change_release"
VIEW_SETS = "editorial.view_release"

DESK_APPS = ("sources", "hubs", "companies", "pages")
READ_ONLY = (
    *("claimnumber", "snapshot", "passage", "rejectedsuggestion"),
    *("clock", "change", "formerslug", "document"),
)
# Models that have no drafts: what is saved readers see at once.
UNDRAFTED = ("unit",)

# What else each role may do, beyond reading; every role has what those before it have.
EDITING = (
    "editorial.add_release",
    MAKE_SETS,
    "translations.add_glossaryterm",
    "translations.change_glossaryterm",
    "translations.delete_glossaryterm",
)
PEOPLE = (
    "auth.add_user",
    "auth.change_user",
    "auth.delete_user",
    "auth.view_user",
    "auth.change_group",
    "translations.add_assignment",
    "translations.change_assignment",
    "translations.delete_assignment",
)


def ensure_roles() -> dict[str, Group]:
    """Give the four groups their rights, making those that are missing; may run twice."""
    reading = _reading()
    writing = _desk().exclude(content_type__model__in=(*READ_ONLY, *UNDRAFTED))
    publishing = _named(*EDITING, PUBLISH) | _desk().filter(content_type__model__in=UNDRAFTED)
    rights = {
        TRANSLATOR: reading | writing.filter(codename__startswith="change_"),
        EDITOR: reading | writing | _named(*EDITING),
        PUBLISHER: reading | writing | publishing,
        ADMINISTRATOR: reading | writing | publishing | _named(*PEOPLE),
    }
    groups = {}
    for name, permissions in rights.items():
        groups[name], _ = Group.objects.get_or_create(name=name)
        groups[name].permissions.set(permissions.distinct())
    return groups


def translated_fields(model) -> dict[str, str]:
    """Return the columns that a translator may write, each with its language."""
    fields = (f for f in model._meta.get_fields() if hasattr(f, "translated_field"))
    return {field.name: field.language for field in fields}


def _desk():
    return Permission.objects.filter(content_type__app_label__in=DESK_APPS)


def _reading():
    """Return the rights to look at the desk, and at which role has which rights."""
    apps = (*DESK_APPS, "editorial", "search", "translations")
    viewing = Permission.objects.filter(codename__startswith="view_")
    return viewing.filter(content_type__app_label__in=apps) | _named("auth.view_group")


def _named(*names: str):
    """Return permissions by their full names, such as "editorial.publish_record"."""
    wanted = (name.split(".") for name in names)
    chosen = (Q(content_type__app_label=app, codename=code) for app, code in wanted)
    return Permission.objects.filter(reduce(or_, chosen))
