"""The roles of the desk: what each may do, and whose languages a translator writes."""

import pytest
from django.core.exceptions import PermissionDenied

from editorial.drafts import create_record, save_draft
from editorial.patches import data_of
from editorial.review import submit
from editorial.rights import refused_fields
from editorial.roles import ROLES, ensure_roles
from hubs.models import Hub
from tests.editorial.people import editor, person, translator
from tests.factories import HubFactory
from translations.models import Assignment
from translations.services import assign_languages

pytestmark = pytest.mark.django_db


def rights_of(role: str) -> set[str]:
    return person(role.lower(), role).get_all_permissions()


def test_making_the_roles_twice_changes_nothing():
    first = {name: set(group.permissions.all()) for name, group in ensure_roles().items()}

    assert {n: set(group.permissions.all()) for n, group in ensure_roles().items()} == first
    assert set(first) == set(ROLES)


def test_every_role_has_what_the_one_before_it_has():
    rights = [rights_of(role) for role in ROLES]

    assert all(fewer < more for fewer, more in zip(rights, rights[1:], strict=False))


@pytest.mark.parametrize(
    ("right", "roles"),
    [
        ("editorial.view_revision", ROLES),
        ("editorial.view_release", ROLES),
        ("auth.view_group", ROLES),
        ("editorial.add_release", ROLES[1:]),
        ("hubs.add_hub", ROLES[1:]),
        ("editorial.publish_record", ROLES[2:]),
        ("hubs.view_unit", ROLES),
        ("hubs.change_unit", ROLES[2:]),
        ("auth.change_user", ROLES[3:]),
        ("auth.change_group", ROLES[3:]),
        ("editorial.change_revision", ()),
        ("sources.delete_snapshot", ()),
    ],
)
def test_a_right_belongs_to_these_roles(right, roles):
    assert tuple(role for role in ROLES if right in rights_of(role)) == tuple(roles)


def test_a_translator_writes_the_own_languages_up_to_review():
    chen, hub = translator(), HubFactory(public=True)
    assign_languages(chen, ["vi"])

    draft = save_draft(hub, data_of(hub) | {"name_vi": "Cảng"}, by=chen)
    assert submit(draft, by=chen).state == "in_review"
    with pytest.raises(PermissionDenied, match="name_zh_hans"):
        save_draft(hub, draft.data | {"name_zh_hans": "港"}, by=chen)
    with pytest.raises(PermissionDenied, match="slug"):
        save_draft(hub, draft.data | {"slug": "port"}, by=chen)


def test_a_translator_without_assignment_writes_every_language():
    chen, hub = translator(), HubFactory(public=True)

    draft = save_draft(hub, data_of(hub) | {"name_vi": "Cảng", "name_zh_hant": "港"}, by=chen)

    assert set(draft.changed) == {"name_vi", "name_zh_hant"}


def test_a_translator_starts_no_record():
    with pytest.raises(PermissionDenied):
        create_record(Hub(), data_of(Hub()) | {"name_vi": "Cảng"}, by=translator())


def test_the_languages_of_an_editor_keep_nobody_from_others():
    anna, hub = editor(), HubFactory(public=True)
    assign_languages(anna, ["vi"])

    assert refused_fields(anna, Hub, ["name_zh_hans", "slug"]) == []
    assert save_draft(hub, data_of(hub) | {"name_zh_hans": "港"}, by=anna).changed


def test_assigning_languages_replaces_those_from_before():
    chen = translator()
    assign_languages(chen, ["vi", "en"])
    assign_languages(chen, ["vi", "zh-hant"])

    assert Assignment.objects.languages_of(chen) == {"vi", "zh-hant"}


def test_a_translator_sees_other_languages_and_writes_none_of_them(client):
    chen, hub = translator(), HubFactory(name_zh_hans="港", public=True)
    assign_languages(chen, ["vi"])
    client.force_login(chen)

    page = client.get(f"/admin/hubs/hub/{hub.pk}/change/")

    assert set(page.context["adminform"].form.fields) == {
        f"{name}_vi" for name in ("name", "tagline", "summary", "body")
    }
    assert "港" in page.content.decode()
