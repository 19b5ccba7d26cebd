"""Two programs that write one record in the same moment."""

import pytest

from editorial.models import Revision
from hubs.models import Hub
from tests.editorial.people import editor, publisher
from tests.editorial.programs import Program
from tests.editorial.threads import race
from tests.factories import HubFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def hub():
    return HubFactory(slug="wuhan", name_en="Wuhan", name_vi="Vũ Hán", public=True)


def test_of_two_who_publish_one_revision_the_second_is_told(hub):
    programs = [Program(publisher(name)) for name in ("binh", "dung")]
    path = "hubs/wuhan/?action=publish"

    answers = race(
        lambda: programs[0].patch(path, {"name_vi": "Một"}, tag=1),
        lambda: programs[1].patch(path, {"name_en": "Two"}, tag=1),
    )

    assert sorted(answer.status_code for answer in answers) == [200, 412]
    hub.refresh_from_db()
    assert hub.revision == 2
    assert (hub.name_vi == "Một") != (hub.name_en == "Two")


def test_two_who_fill_one_hidden_record_lose_nothing(hub):
    hidden = HubFactory(slug="hefei", name_en="Hefei")
    programs = [Program(editor(name)) for name in ("anna", "bao")]

    answers = race(
        lambda: programs[0].patch("hubs/hefei/", {"name_vi": "Hợp Phì"}, tag=1),
        lambda: programs[1].patch("hubs/hefei/", {"tagline_en": "By the lake"}, tag=1),
    )

    assert [answer.status_code for answer in answers] == [202, 202]
    stored = Hub.objects.get(pk=hidden.pk)
    assert (stored.name_vi, stored.tagline_en) == ("Hợp Phì", "By the lake")
    assert Revision.objects.of_record(stored).open().count() == 1


def test_one_draft_that_is_written_twice_at_once_takes_one_and_tells_the_other(hub):
    anna = editor()
    one, other = Program(anna), Program(anna)
    tag = one.patch("hubs/wuhan/", {"tagline_en": "Zero"}, tag=1).json()["tag"]

    answers = race(
        lambda: one.patch("hubs/wuhan/", {"tagline_en": "One"}, tag=tag),
        lambda: other.patch("hubs/wuhan/", {"tagline_en": "Two"}, tag=tag),
    )

    assert sorted(answer.status_code for answer in answers) == [202, 409]


def test_one_slug_is_given_once(hub):
    programs = [Program(editor(name)) for name in ("anna", "bao")]
    sent = {"slug": "hefei", "name_en": "Hefei"}

    answers = race(*(lambda p=p: p.post("hubs/", sent) for p in programs))

    assert sorted(answer.status_code for answer in answers) == [201, 422]
    assert Hub.objects.filter(slug="hefei").count() == 1
