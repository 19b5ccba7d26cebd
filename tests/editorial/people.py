"""People of the desk, for tests."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from editorial.roles import EDITOR, PUBLISHER, TRANSLATOR, ensure_roles


def person(name: str, role: str):
    """Return a user of a role who may sign in to the desk."""
    if not Group.objects.filter(name=role).exists():
        ensure_roles()
    user = get_user_model().objects.create_user(name, f"{name}@example.org", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


def editor(name: str = "anna"):
    return person(name, EDITOR)


def publisher(name: str = "binh"):
    return person(name, PUBLISHER)


def translator(name: str = "chen"):
    return person(name, TRANSLATOR)
