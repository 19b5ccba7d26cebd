"""The start of a site: content once, one administrator, nothing twice."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from editorial.roles import ADMINISTRATOR, EDITOR, PUBLISHER, TRANSLATOR, ensure_roles
from pages.setup import prepare_site
from tests.factories import HubFactory

pytestmark = pytest.mark.django_db


def test_the_first_start_makes_the_administrator_and_tells_the_password(settings):
    settings.EDITOR_PASSWORD = "a long password for once"
    HubFactory(public=True)

    lines = list(prepare_site())

    editor = get_user_model().objects.get(username="editor")
    assert editor.check_password("a long password for once")
    assert editor.groups.get().name == ADMINISTRATOR
    assert "a long password for once" in lines[0]


def test_the_second_start_changes_no_password(settings):
    HubFactory(public=True)
    list(prepare_site())
    settings.EDITOR_PASSWORD = "another one that comes too late"

    assert list(prepare_site()) == []
    assert not get_user_model().objects.get().check_password(settings.EDITOR_PASSWORD)


def test_the_four_roles_have_growing_rights():
    ensure_roles()

    counts = [
        Group.objects.get(name=name).permissions.count()
        for name in (TRANSLATOR, EDITOR, PUBLISHER, ADMINISTRATOR)
    ]
    assert counts == sorted(set(counts))


def test_only_publishers_and_administrators_publish():
    ensure_roles()

    may = Group.objects.filter(permissions__codename="publish_record")
    assert set(may.values_list("name", flat=True)) == {PUBLISHER, ADMINISTRATOR}
