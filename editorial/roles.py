"""The four roles of the desk and their rights."""

from django.contrib.auth.models import Group, Permission

TRANSLATOR = "Translator"
EDITOR = "Editor"
PUBLISHER = "Publisher"
ADMINISTRATOR = "Administrator"
PUBLISH = "editorial.publish_record"
MAKE_SETS = "editorial.change_release"

DESK_APPS = ("sources", "hubs", "companies", "pages")
READ_ONLY = ("claimnumber", "snapshot", "passage", "clock", "change", "formerslug", "document")


def ensure_roles() -> dict[str, Group]:
    """Give the four groups their rights, making those that are missing; may run twice."""
    desk = Permission.objects.filter(content_type__app_label__in=DESK_APPS)
    reading = Permission.objects.filter(
        content_type__app_label__in=(*DESK_APPS, "editorial", "search"),
        codename__startswith="view_",
    )
    writing = desk.exclude(content_type__model__in=READ_ONLY)
    editing = writing | _named(MAKE_SETS)
    rights = {
        TRANSLATOR: reading | writing.filter(codename__startswith="change_"),
        EDITOR: reading | editing,
        PUBLISHER: reading | editing | _named(PUBLISH),
        ADMINISTRATOR: reading | editing | _named(PUBLISH) | _users(),
    }
    groups = {}
    for name, permissions in rights.items():
        groups[name], _ = Group.objects.get_or_create(name=name)
        groups[name].permissions.set(permissions.distinct())
    return groups


def translated_fields(model) -> set[str]:
    """Return the columns that a translator may write."""
    return {f.name for f in model._meta.get_fields() if hasattr(f, "translated_field")}


def _named(name: str):
    app, _, codename = name.partition(".")
    return Permission.objects.filter(content_type__app_label=app, codename=codename)


def _users():
    return Permission.objects.filter(
        content_type__app_label="auth", content_type__model__in=("user", "group")
    )
