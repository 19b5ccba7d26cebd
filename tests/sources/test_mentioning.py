"""Whom an article names: suggested as ticks, kept, refused, shown; records begun from it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from companies.models import Company
from editorial.clock import read_clock
from editorial.models import Revision
from hubs.models import Hub
from sources.articles import text_sha256
from sources.mentioning import keep_mention, show_mentions
from sources.models import Mention, RejectedSuggestion
from sources.stubs import Stub, create_stub, propose_slug
from tests.editorial.people import editor, publisher, translator
from tests.factories import CompanyFactory, HubFactory, SourceFactory

pytestmark = pytest.mark.django_db

TEXT = "Portville builds ships.\nBrightbot of Portville sells to Newhaven and 新港机器人."


@pytest.fixture
def source():
    HubFactory(slug="portville", name_en="Portville", public=True)
    CompanyFactory(slug="brightbot", name_en="Brightbot", public=True)
    found = SourceFactory(slug="article", language="en", public=True, original_title="Ships")
    found.snapshots.create(raw=b"", text=TEXT, sha256=text_sha256(TEXT), fetched_at=timezone.now())
    return found


def address(name="reading"):
    return reverse(f"admin:{name}", args=["article"])


def page_of(client, **asked) -> str:
    return " ".join(client.get(address(), asked).content.decode().split())


def keep(client, *ticked, **also):
    sent = {"offered": ["hub.portville", "company.brightbot"], "mention": ticked, **also}
    return client.post(address("reading_mentions"), sent)


def test_names_are_suggested_as_ticks_with_their_places(client, source):
    client.force_login(editor())

    named = page_of(client).split('id="named"')[1].split("</form>")[0]

    assert named.index('value="hub.portville" checked') < named.index('value="company.brightbot"')
    assert '<a href="#p1">¶1</a> <a href="#p2">¶2</a>' in named
    assert "2 not yet kept" in named


def test_all_that_is_suggested_is_kept_at_once_with_its_first_place(client, source):
    client.force_login(editor())

    keep(client, "hub.portville", "company.brightbot")
    keep(client, "hub.portville", "company.brightbot")

    rows = Mention.objects.of_source(source).values_list("model", "paragraph", "start", "end")
    assert list(rows) == [("hub", 1, 0, 9), ("company", 2, 0, 9)]
    assert "not yet kept" not in page_of(client)


def test_what_is_unticked_is_not_suggested_again_until_taken_back(client, source):
    client.force_login(editor())

    keep(client, "hub.portville")

    assert Mention.objects.get().model == "hub"
    assert 'value="company.brightbot"' not in page_of(client)
    client.post(address("reading_reject"), {"again": RejectedSuggestion.objects.get().pk})
    assert 'value="company.brightbot"' in page_of(client)


def test_what_was_not_offered_is_not_refused(client, source):
    client.force_login(editor())

    client.post(address("reading_mentions"), {"offered": ["hub.portville"]})

    assert RejectedSuggestion.objects.get().about == "hub.portville"


def test_a_kept_name_stays_where_the_record_is_called_otherwise(client, source):
    client.force_login(editor())
    keep(client, "hub.portville", "company.brightbot")
    Hub.objects.update(slug="harbour", name_en="Harbour")

    assert 'value="hub.harbour"' in page_of(client)


def test_readers_see_what_a_publisher_shows(client, source):
    anna, boss = editor(), publisher()
    client.force_login(anna)
    keep(client, "hub.portville", "company.brightbot", _show="1")
    readers = f"/en/sources/{source.slug}/"
    assert "Named in it" not in client.get(readers).content.decode()
    before = read_clock()

    client.force_login(boss)
    keep(client, "hub.portville", "company.brightbot", _show="1")

    assert read_clock() == before + 1
    client.logout()
    page = client.get(readers).content.decode()
    assert "Named in it" in page
    assert 'href="/en/companies/brightbot/"' in page


def test_readers_see_no_draft_that_an_article_names(client, source):
    boss = publisher()
    keep_mention(source, CompanyFactory(slug="hidden", name_en="Hidden"), (1, 0, 4), by=boss)

    show_mentions(source, by=boss)

    assert "Hidden" not in client.get(f"/en/sources/{source.slug}/").content.decode()


def test_only_a_publisher_takes_back_what_readers_see(client, source):
    boss = publisher()
    keep_mention(source, Hub.objects.get(), (1, 0, 9), by=boss)
    show_mentions(source, by=boss)
    client.force_login(editor())

    assert keep(client).status_code == 403
    assert Mention.objects.count() == 1
    client.force_login(boss)
    before = read_clock()
    keep(client)
    assert read_clock() == before + 1
    assert not Mention.objects.exists()


def test_two_people_are_needed_where_the_site_demands_them(source, settings):
    settings.REVIEW_BY_TWO = True
    boss = publisher()
    keep_mention(source, Hub.objects.get(), (1, 0, 9), by=boss)
    keep_mention(source, Company.objects.get(), (2, 0, 9), by=editor())

    assert show_mentions(source, by=boss) == 1
    assert Mention.objects.shown().get().model == "company"


def test_translators_keep_and_begin_nothing(client, source):
    client.force_login(translator())

    assert keep(client, "hub.portville").status_code == 403
    assert client.post(address("reading_stub"), {"name": "Newhaven"}).status_code == 403
    page = page_of(client)
    assert "Keep what is ticked" not in page
    assert "Create stub" not in page


def test_editors_show_nothing(source):
    with pytest.raises(PermissionDenied):
        show_mentions(source, by=editor())


def test_marked_words_begin_a_record_that_is_known_at_once(client, source):
    client.force_login(editor())
    start = TEXT.splitlines()[1].index("Newhaven")
    page = page_of(client, paragraph=2, start=start, end=start + 8, stub=1)
    assert 'id="stub" open' in page
    assert 'name="name" value="Newhaven"' in page
    assert 'name="slug" value="newhaven"' in page

    sent = {"name": "Newhaven", "what": "hub.district", "slug": "newhaven"}
    client.post(
        address("reading_stub"), sent | {"words": "Newhaven", "paragraph": 2, "start": start}
    )

    hub = Hub.objects.get(slug="newhaven")
    draft = Revision.objects.of_record(hub).get()
    assert (hub.state, hub.kind, hub.name_en) == ("draft", "district", "Newhaven")
    assert (draft.state, draft.message) == (Revision.State.IN_REVIEW, "Named in “Ships”")
    assert Mention.objects.get().object == hub.pk
    assert 'value="hub.newhaven" checked' in page_of(client)


def test_a_record_of_another_name_keeps_the_words_of_the_article(client, source):
    client.force_login(editor())
    start = TEXT.splitlines()[1].index("新港")
    sent = {"name": "Newport Robotics", "what": "company.company", "words": "新港机器人"}

    client.post(address("reading_stub"), sent | {"paragraph": 2, "start": start})

    company = Company.objects.get(slug="newport-robotics")
    assert company.aliases.get().text == "新港机器人"
    assert 'value="company.newport-robotics"' in page_of(client)


@pytest.mark.parametrize(
    "sent, told",
    [
        ({"name": "新港"}, "Type a slug"),
        ({"name": "Brightbot"}, "is a name of “brightbot” already"),
        ({"name": "Bright Bots", "slug": "brightbot"}, "already exists"),
        ({"name": "Newport", "what": "company.ship"}, "Select a valid choice"),
    ],
)
def test_a_record_that_cannot_be_begun_loses_no_words(client, source, sent, told):
    client.force_login(editor())

    answer = client.post(address("reading_stub"), {"what": "company.company"} | sent)

    page = answer.content.decode()
    assert told in page
    assert f'value="{sent["name"]}"' in page
    assert Company.objects.count() == 1


def test_a_service_begins_nothing_for_who_may_not(source):
    with pytest.raises(PermissionDenied):
        create_stub(source, Stub("hub", "city", "Newhaven", "newhaven"), by=translator())
    with pytest.raises(ValidationError, match="already"):
        create_stub(source, Stub("hub", "city", "PORTVILLE", "port-2"), by=editor())


def test_a_slug_is_proposed_for_latin_letters_alone():
    assert propose_slug("Đông Cảng 2") == "dong-cang-2"
    assert propose_slug("新港") == ""


def test_names_cost_as_many_queries_for_many(client, source, count_queries):
    client.force_login(editor())
    few = count_queries(address())
    HubFactory(slug="newhaven", name_en="Newhaven", public=True)
    CompanyFactory(slug="ships", name_en="Ships", public=True)

    assert count_queries(address()) == few
