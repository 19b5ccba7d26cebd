"""The reading desk: what is offered, confirmed, refused, published, and who may."""

import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from companies.models import Company, Membership, Presence
from editorial.models import Revision
from hubs.models import Event, Hub, HubFigure
from sources.articles import text_sha256
from sources.drafting import publish_claims, reject_suggestion
from sources.models import Correction, RejectedSuggestion
from sources.registry import claim_models
from tests.editorial.people import editor, publisher, translator
from tests.factories import (
    CompanyFactory,
    FigureFactory,
    GroupFactory,
    HubFactory,
    IndicatorFactory,
    SourceFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db

TEXT = (
    "In 2024, Portville spent 6.4% of it on R&D intensity. Brightbot is headquartered in Portville."
    "\nThe harbour counts 13 ferries.\n"
)
FIGURE, PRESENCE = "figure.1.25.29", "presence.1.54.93.brightbot.portville.headquarters"


def store_text(source, text=TEXT):
    return source.snapshots.create(
        raw=text.encode(), text=text, sha256=text_sha256(text), fetched_at=timezone.now()
    )


@pytest.fixture
def source():
    HubFactory(slug="portville", name_en="Portville", public=True)
    CompanyFactory(slug="brightbot", name_en="Brightbot", public=True)
    IndicatorFactory(slug="rd", name_en="R&D intensity", unit=UnitFactory(), public=True)
    found = SourceFactory(slug="article", language="en", published_on=None)
    store_text(found)
    return found


def address(name="reading"):
    return reverse(f"admin:{name}", args=["article"])


def form_of(client, **asked):
    """Return what the page's form would send."""
    page = client.get(address(), asked).content.decode()
    form = page.split('id="claim-form"')[1].split("</form>")[0]
    sent = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and 'type="checkbox"' not in tag:
            sent[name[1]] = value[1] if value else ""
    for name, body in re.findall(r'<select[^>]*name="([^"]*)".*?>(.*?)</select>', form, re.S):
        chosen = re.search(r'<option value="([^"]*)"[^>]*selected', body)
        sent |= {name: chosen[1]} if chosen else {}
    return sent


def confirm(client, **asked):
    return client.post(address("reading_claim"), form_of(client, **asked))


def test_the_first_suggestion_fills_the_form(client, source):
    client.force_login(editor())

    sent = form_of(client)

    assert sent["offer"] == FIGURE
    assert (sent["value"], sent["qualifier"], sent["as_published"]) == ("6.4", "exact", "6.4%")
    assert (sent["period_start"], sent["period_end"]) == ("2024-01-01", "2024-12-31")


def test_a_confirmed_suggestion_is_a_claim_in_review_at_its_place(client, source):
    client.force_login(editor())

    answer = confirm(client)

    claim = HubFigure.objects.get()
    draft = Revision.objects.of_record(claim).get()
    assert draft.state == Revision.State.IN_REVIEW
    assert not claim.is_public
    assert (claim.paragraph, claim.as_published, claim.hub.slug) == (1, "6.4%", "portville")
    assert TEXT[claim.start : claim.end] == "In 2024, Portville spent 6.4% of it on R&D intensity."
    assert claim.passage_sha256
    assert f"offer={PRESENCE}" in answer.url


def test_what_is_claimed_is_not_suggested_again(client, source):
    client.force_login(editor())
    confirm(client, offer=FIGURE)
    confirm(client, offer=PRESENCE)

    page = client.get(address()).content.decode()

    assert Presence.objects.get().role == "headquarters"
    assert "Nothing more is suggested" in page


def test_a_suggestion_confirmed_twice_gives_one_claim(client, source):
    client.force_login(editor())
    sent = form_of(client)
    client.post(address("reading_claim"), sent)
    client.post(address("reading_claim"), sent)

    assert HubFigure.objects.count() == 1


def test_the_same_claim_of_a_chosen_place_is_refused(client, source):
    client.force_login(editor())
    confirm(client)

    answer = confirm(client, paragraph=1, start=25, end=29)

    assert "says this already" in answer.content.decode()
    assert HubFigure.objects.count() == 1


def test_a_wrong_form_keeps_what_was_typed(client, source):
    client.force_login(editor())

    answer = client.post(
        address("reading_claim"), form_of(client) | {"value": "7", "period_end": "soon"}
    )

    page = answer.content.decode()
    assert 'value="7"' in page
    assert "errorlist" in page
    assert not HubFigure.objects.exists()


def test_printed_words_that_the_paragraph_lacks_are_refused(client, source):
    client.force_login(editor())

    answer = client.post(address("reading_claim"), form_of(client) | {"as_published": "9.9%"})

    assert "does not say" in answer.content.decode()
    assert not HubFigure.objects.exists()


def test_chosen_words_fill_the_form_of_any_kind(client, source):
    client.force_login(editor())
    place = {"paragraph": 2, "start": 19, "end": 21}

    sent = form_of(client, **place)
    company = form_of(client, **place, **{"as": "company-figure"})

    assert (sent["value"], sent["as_published"]) == ("13", "13")
    assert (company["value"], company.get("company")) == ("13", None)


def test_a_whole_paragraph_may_be_claimed_without_script(client, source):
    client.force_login(editor())
    page = client.get(address()).content.decode()
    sent = form_of(client, paragraph=2, **{"as": "event"})

    client.post(address("reading_claim"), sent | {"title_en": "Ferries are counted"})

    assert 'href="?paragraph=2#claim"' in page
    event = Event.objects.get()
    assert (event.paragraph, event.start, event.end) == (2, 0, 30)


def test_a_membership_is_read_from_chosen_words(client, source):
    GroupFactory(slug="harbour-six", name_en="Harbour Six", public=True)
    CompanyFactory(slug="ferrybot", name_en="Ferrybot", public=True)
    store_text(source, "The Harbour Six are Brightbot and Ferrybot, among others.")
    client.force_login(editor())
    place = {"paragraph": 1, "start": 0, "end": 56, "as": "membership"}

    sent = form_of(client, **place)
    answer = client.post(address("reading_claim"), sent | {"_again": "1"})
    client.post(address("reading_claim"), form_of(client, **place))

    members = Membership.objects.order_by("number").values_list("company__slug", "group__slug")
    assert list(members) == [("brightbot", "harbour-six"), ("ferrybot", "harbour-six")]
    assert "start=0&end=56&as=membership" in answer.url
    assert {draft.state for draft in Revision.objects.all()} == {Revision.State.IN_REVIEW}
    again = client.get(address("reading_check"), form_of(client, **place)).content.decode()
    assert "Similar claim:" in again


def test_a_correction_is_written_beside_its_passage(client, source):
    client.force_login(editor())
    sent = form_of(client, paragraph=2, start=4, end=11, **{"as": "correction"})

    client.post(address("reading_claim"), sent | {"text_en": "The ferries are 14."})

    correction = Correction.objects.get()
    assert (correction.text_en, correction.paragraph) == ("The ferries are 14.", 2)
    assert TEXT.splitlines()[1][correction.start : correction.end] == "harbour"


def test_words_that_name_a_company_and_a_hub_fill_a_presence(client, source):
    client.force_login(editor())

    sent = form_of(client, paragraph=1, start=54, end=93, **{"as": "presence"})
    figure = form_of(client, paragraph=1, start=54, end=63, **{"as": "company-figure"})

    brightbot, portville = Company.objects.get(), Hub.objects.get()
    assert (sent["company"], sent["hub"]) == (str(brightbot.pk), str(portville.pk))
    assert figure["company"] == str(brightbot.pk)


def test_words_without_a_number_are_a_statement_unless_told_otherwise(client, source):
    client.force_login(editor())

    assert form_of(client, paragraph=2, start=4, end=11)["as"] == "statement"


def test_a_place_outside_the_article_is_not_found(client, source):
    client.force_login(editor())

    for asked in ({"paragraph": 9}, {"paragraph": 1, "start": 900, "end": 901}):
        assert client.get(address(), asked).status_code == 404


def test_similar_and_contrary_claims_are_shown(client, source):
    hub = HubFigure.hub.field.related_model.objects.get()
    indicator = HubFigure.indicator.field.related_model.objects.get()
    other = FigureFactory(hub=hub, indicator=indicator, value="9.9", public=True)
    client.force_login(editor())

    checked = client.get(address("reading_check"), form_of(client)).content.decode()

    assert "Contradicts:" in checked
    assert f"c{other.number}" in checked
    assert "Reads: Portville" in checked.replace("\n", " ").replace("  ", "")


def test_a_check_without_script_saves_nothing(client, source):
    client.force_login(editor())

    answer = client.post(address("reading_claim"), form_of(client) | {"_check": "1"})

    assert answer.status_code == 200
    assert not HubFigure.objects.exists()


def test_a_rejected_suggestion_is_not_made_again_until_taken_back(client, source):
    client.force_login(editor())
    sent = {"offer": FIGURE, "snapshot": source.snapshots.get().pk}

    client.post(address("reading_reject"), sent)
    client.post(address("reading_reject"), sent)

    refused = RejectedSuggestion.objects.get()
    assert (refused.paragraph, refused.kind, refused.by.username) == (1, "figure", "anna")
    assert form_of(client)["offer"] == PRESENCE
    client.post(address("reading_reject"), {"again": refused.pk})
    assert form_of(client)["offer"] == FIGURE


def test_a_rejection_follows_its_paragraph_into_a_new_text(client, source):
    client.force_login(editor())
    client.post(address("reading_reject"), {"offer": FIGURE, "snapshot": source.snapshots.get().pk})
    store_text(source, "A new opening line.\n" + TEXT)

    assert form_of(client)["offer"] == PRESENCE.replace(".1.", ".2.", 1)


def test_a_form_on_an_older_text_is_refused(client, source):
    client.force_login(editor())
    sent = form_of(client)
    store_text(source, "A new opening line.\n" + TEXT)

    client.post(address("reading_claim"), sent)

    assert not HubFigure.objects.exists()


def test_numbers_are_counted_as_claimed_or_left(client, source):
    client.force_login(editor())
    confirm(client)

    page = " ".join(client.get(address()).content.decode().split())

    assert "<strong>1</strong> of 2 numbers claimed, <strong>1</strong> not yet" in page
    assert 'class="reading__open"' in page
    assert f'href="#c{HubFigure.objects.get().number}"' in page


def test_passages_carry_their_language(client, source):
    source.language = "zh-hans"
    source.save()
    client.force_login(editor())

    assert '<p class="reading__text" lang="zh-Hans">' in client.get(address()).content.decode()


def test_translators_read_and_confirm_nothing(client, source):
    client.force_login(editor())
    sent = form_of(client)
    reader = translator()
    client.force_login(reader)

    page = client.get(address()).content.decode()

    assert "claim-form" not in page
    assert "Make claim" not in page
    assert client.post(address("reading_claim"), sent).status_code == 403
    assert client.post(address("reading_reject"), sent).status_code == 403
    with pytest.raises(PermissionDenied):
        reject_suggestion(source, 1, ("1", 0, 1, "figure", ""), by=reader)


def test_publishers_publish_all_that_is_ready_and_the_source(client, source):
    client.force_login(editor())
    confirm(client, offer=FIGURE)
    confirm(client, offer=PRESENCE)
    client.force_login(publisher())
    page = client.get(address()).content.decode()
    drafts = re.findall(r'name="draft"\s+value="([^"]*)"', page)

    client.post(address("reading_publish"), {"draft": drafts})

    source.refresh_from_db()
    assert len(drafts) == 2
    assert source.is_public
    assert HubFigure.objects.get().is_public
    assert Presence.objects.get().is_public


def test_editors_do_not_publish(client, source):
    client.force_login(editor())
    confirm(client)
    draft = Revision.objects.get()

    answer = client.post(address("reading_publish"), {"draft": f"{draft.pk}.{draft.version}"})

    assert answer.status_code == 403
    assert not HubFigure.objects.get().is_public


def test_one_faulty_claim_keeps_all_back_and_is_told(client, source):
    client.force_login(editor())
    confirm(client, offer=FIGURE)
    confirm(client, offer=PRESENCE)
    claim = HubFigure.objects.get()
    Revision.objects.of_record(claim).update(data={**Revision.objects.of_record(claim).get().data,
                                                   "as_published": "7%"})  # fmt: skip
    boss = publisher()
    drafts = dict(Revision.objects.in_states("in_review").values_list("pk", "version"))

    with pytest.raises(ValidationError, match="7%"):
        publish_claims(source, drafts, by=boss)

    assert not Presence.objects.get().is_public
    client.force_login(boss)
    page = client.get(address()).content.decode()
    assert "1 claim cannot be published yet" in page
    assert page.count('name="draft"') == 1


def test_what_was_changed_since_it_was_looked_at_is_not_published(client, source):
    client.force_login(editor())
    confirm(client)
    draft = Revision.objects.get()

    with pytest.raises(ValidationError, match="changed since"):
        publish_claims(source, {draft.pk: draft.version + 1}, by=publisher())


def test_the_queue_is_narrowed_to_an_article(client, source):
    client.force_login(editor())
    confirm(client)
    client.force_login(publisher())
    queue = reverse("admin:review")

    assert "1 draft waits" in client.get(queue, {"of": "source.article"}).content.decode()
    assert "0 drafts wait" in client.get(queue, {"of": "source.other"}).content.decode()
    assert "0 drafts wait" in client.get(queue, {"of": "x"}).content.decode()


def test_the_form_of_a_source_leads_to_its_desk(client, source):
    client.force_login(editor())
    form = client.get(reverse("admin:sources_source_change", args=[source.pk]))

    assert f'href="{address()}"' in form.content.decode()


def test_an_article_without_text_says_so(client):
    SourceFactory(slug="article")
    client.force_login(editor())

    assert "is not stored" in client.get(address()).content.decode()


@pytest.mark.parametrize("role", [editor, publisher])
def test_the_desk_takes_as_many_queries_for_many_claims(client, source, count_queries, role):
    client.force_login(editor())
    confirm(client, offer=PRESENCE)
    confirm(client, offer=FIGURE)
    client.force_login(role("reader"))
    few = count_queries(address())
    for number in range(4):
        line = f"In 203{number}, Portville spent 5.{number}% of it on R&D intensity."
        store_text(source, TEXT + line)
        client.force_login(editor(f"author-{number}"))
        confirm(client, paragraph=3, start=24, end=29)
    assert HubFigure.objects.count() == 5
    client.force_login(role("other"))

    assert count_queries(address()) == few
    assert len(claim_models()) == 7
