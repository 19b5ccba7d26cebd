"""The matrix of translations: filters, counts, rights, a constant cost."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.html import escape

from editorial.drafts import create_record, save_draft
from editorial.patches import data_of
from editorial.publishing import publish_draft
from hubs.models import Hub
from tests import factories
from tests.editorial.people import editor, publisher, translator
from tests.factories import CompanyFactory, FigureFactory, HubFactory, SectorFactory
from translations.desk.matrix_cells import sides_address
from translations.marks import CONVERTED, IN_REVIEW, MISSING, REVIEWED, SAME, STALE, WRITTEN
from translations.models import FieldState
from translations.services import assign_languages, say

pytestmark = pytest.mark.django_db

MATRIX = "/admin/desk/translations/"


@pytest.fixture
def desk(client):
    """Return a client that an editor signed in with."""
    client.force_login(editor("dung"))
    return client


def hub(name, **texts):
    return HubFactory(name_en=name, **texts)


def shown(client, **asked):
    return client.get(MATRIX, asked).context["matrix"]


def names(client, **asked) -> list[str]:
    return [row.title for row in shown(client, **{"model": "hub", "sort": "key"} | asked).rows]


def cells(client, **asked) -> dict:
    [row] = shown(client, **{"model": "hub"} | asked).rows
    return {cell.language: cell for cell in row.cells}


def states(cell) -> list[tuple]:
    return [(one.state, one.count, one.whole) for one in cell.states]


def rewrite(record, **texts):
    binh = publisher()
    publish_draft(save_draft(record, data_of(record) | texts, by=binh), by=binh)


def test_a_cell_tells_the_worst_state_of_the_texts_and_how_many_are_in_it(desk):
    port = hub("Port", tagline_en="A", name_vi="Cảng", name_zh_hant="港", tagline_zh_hant="甲")
    say(port, {"name_zh_hant": REVIEWED, "tagline_zh_hant": CONVERTED}, by=editor())

    found = cells(desk)

    assert states(found["en"]) == [(WRITTEN, 2, 2)]
    assert states(found["vi"]) == [(MISSING, 1, 2)]
    assert states(found["zh-hans"]) == [(MISSING, 2, 2)]
    assert states(found["zh-hant"]) == [(CONVERTED, 1, 2)]


def test_a_cell_tells_the_state_that_is_asked_for_beside_the_worst(desk):
    port = hub("Port", tagline_en="A", name_vi="Cảng")
    say(port, {"name_vi": IN_REVIEW}, by=editor())

    assert states(cells(desk, state=IN_REVIEW)["vi"]) == [(MISSING, 1, 2), (IN_REVIEW, 1, 2)]


def test_a_stale_cell_says_why(desk):
    rewrite(hub("Port", name_vi="Cảng", public=True), name_en="Harbour")

    [state] = cells(desk)["vi"].states
    assert state.state == STALE
    assert state.reasons == ("The original was changed since.",)
    assert b"The original was changed since." in desk.get(MATRIX, {"model": "hub"}).content


def test_what_is_written_nowhere_has_no_state(desk):
    HubFactory(name_en="")

    assert [cell.states for cell in cells(desk).values()] == [()] * 4
    assert b"nothing written" in desk.get(MATRIX, {"model": "hub"}).content


def test_a_cell_leads_to_the_texts_side_by_side(desk):
    port = hub("Port")

    [row] = shown(desk, model="hub").rows
    page = desk.get(MATRIX, {"model": "hub"}).content.decode()

    assert f'href="{MATRIX}hub/{port.pk}/zh-hant/"' in page
    assert [desk.get(cell.url).status_code for cell in row.cells] == [200] * 4


def test_the_texts_side_by_side_lead_on_in_the_state_that_was_asked_for():
    assert sides_address(Hub, 1, "vi") == f"{MATRIX}hub/1/vi/"
    assert sides_address(Hub, 1, "vi", STALE) == f"{MATRIX}hub/1/vi/?queue=stale"


def test_an_open_draft_is_told_in_the_languages_that_it_changes(desk):
    port = hub("Port", public=True)
    save_draft(port, data_of(port) | {"name_vi": "Cảng"}, by=editor("anna"))
    save_draft(port, data_of(port) | {"tagline_vi": "A", "slug": "port"}, by=editor("bao"))

    found = cells(desk)

    assert sorted(found["vi"].authors) == ["anna", "bao"]
    assert not found["en"].authors
    assert b"in draft by anna" in desk.get(MATRIX, {"model": "hub"}).content


def test_the_draft_of_a_program_is_told_without_a_name(desk):
    port = hub("Port", public=True)
    save_draft(port, data_of(port) | {"name_vi": "Cảng"}, by=None)

    assert cells(desk)["vi"].authors == ("",)


@pytest.mark.parametrize("state", [STALE, MISSING, IN_REVIEW, WRITTEN, REVIEWED, SAME])
def test_records_are_found_by_the_state_of_their_texts(desk, state):
    anna = editor()
    say(hub("in_review", name_vi="A"), {"name_vi": IN_REVIEW}, by=anna)
    say(hub("reviewed", name_vi="A"), {"name_vi": REVIEWED}, by=anna)
    say(hub("same"), {"name_vi": SAME}, by=anna)
    hub("missing")
    hub("written", name_vi="A")
    rewrite(hub("old", name_vi="A", public=True), name_en="stale")

    assert names(desk, state=state, language="vi") == [state]


def test_without_a_language_any_of_the_four_counts(desk):
    hub("A", name_vi="A", name_zh_hans="A", name_zh_hant="A")
    hub("B", name_vi="B", name_zh_hans="B")

    assert names(desk, state=MISSING) == ["B"]


def test_a_language_leaves_its_column_alone(desk):
    hub("A")

    assert list(cells(desk, language="vi")) == ["vi"]
    assert list(cells(desk)) == ["en", "vi", "zh-hans", "zh-hant"]


def test_the_languages_of_someone_are_those_that_they_were_given(desk):
    assign_languages(translator(), ["vi", "zh-hans"])
    hub("A", name_vi="A", name_zh_hans="A")
    hub("B", name_vi="B")

    assert names(desk, assigned="chen", state=MISSING) == ["B"]
    row = shown(desk, model="hub", assigned="chen").rows[0]
    assert [cell.language for cell in row.cells] == ["vi", "zh-hans"]
    assert names(desk, assigned="chen", language="en") == []
    assert names(desk, assigned="dung", state=MISSING) == ["A", "B"]


def test_records_are_found_by_the_author_of_an_open_draft(desk):
    port = hub("Port", public=True)
    hub("Bay", public=True)
    draft = save_draft(port, data_of(port) | {"name_vi": "Cảng"}, by=publisher("anna"))

    assert names(desk, author="anna") == ["Port"]
    publish_draft(draft, by=draft.author)
    save_draft(port, data_of(port) | {"name_vi": "C"}, by=editor("bao"))
    assert not desk.get(MATRIX, {"author": "anna"}).context["form"].is_valid()


def test_records_are_found_by_whether_readers_see_them(desk):
    hub("Port", public=True)
    hub("Bay")
    Hub.objects.filter(pk=hub("Gone", public=True).pk).update(state="retired")

    assert names(desk) == ["Port", "Bay"]
    assert names(desk, public="yes") == ["Port"]
    assert names(desk, public="no") == ["Bay"]


def test_records_are_found_by_name_in_any_script(desk):
    hub("Hangzhou", name_zh_hans="杭州", public=True)
    hub("Wuhan", public=True)

    assert names(desk, q="杭州") == names(desk, q="hangz") == ["Hangzhou"]


def test_records_can_be_sorted(desk):
    one = hub("A", slug="b", name_vi="A")
    two = hub("B", slug="a", tagline_en="B")
    Hub.objects.filter(pk=one.pk).update(updated_at="2026-01-02T00:00Z")
    Hub.objects.filter(pk=two.pk).update(updated_at="2026-01-01T00:00Z")

    assert names(desk, sort="") == ["A", "B"]
    assert names(desk, sort="oldest") == ["B", "A"]
    assert names(desk, sort="missing") == ["B", "A"]
    assert names(desk, sort="missing", language="en") == ["A", "B"]
    assert names(desk, sort="key") == ["B", "A"]


def test_each_kind_tells_how_many_of_its_records_match(desk):
    hub("A")
    hub("B", name_vi="B")
    SectorFactory(name_vi="C")
    CompanyFactory()

    kinds = {kind.name: kind.count for kind in shown(desk, state=MISSING, language="vi").kinds}
    assert (kinds["hub"], kinds["sector"], kinds["company"]) == (1, 0, 1)


def test_without_a_kind_the_first_of_which_something_matches_is_listed(desk):
    hub("A", name_vi="A")
    SectorFactory()

    matrix = shown(desk, state=MISSING, language="vi")
    assert matrix.listed.name == "sector"
    assert len(matrix.rows) == 1


def test_the_counts_at_the_top_lead_to_what_they_count(desk):
    hub("A", name_vi="A", public=True)
    hub("B", public=True)
    SectorFactory(public=True)
    hub("C")

    progress = {one.tally.language: one for one in shown(desk, public="yes").progress}

    missing = progress["vi"].states[0]
    assert (missing.state, missing.count, missing.whole) == (MISSING, 2, 3)
    assert progress["vi"].tally.percent == 33
    assert desk.get(missing.url).context["matrix"].listed.count == 1
    assert {kind.count for kind in desk.get(missing.url).context["matrix"].kinds} == {0, 1}
    page = desk.get(MATRIX).content.decode()
    assert escape(missing.url.replace("&public=yes", "")) in page


def test_a_percentage_is_never_rounded_up_to_the_whole(desk):
    factories.SectorFactory.create_batch(199, name_vi="A")
    SectorFactory()

    progress = {one.tally.language: one.tally for one in shown(desk).progress}
    assert progress["vi"].percent == 99


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("model", "user"),
        ("language", "fr"),
        ("state", "good"),
        ("assigned", "nobody"),
        ("author", "nobody"),
        ("public", "maybe"),
        ("sort", "size"),
        ("q", "x" * 201),
    ],
)
def test_a_bad_filter_shows_its_error_and_no_rows(desk, name, value):
    hub("Port")

    response = desk.get(MATRIX, {name: value})

    assert response.status_code == 200
    assert not response.context["matrix"].rows
    page = response.content.decode()
    assert "There is a problem" in page
    assert f'href="#field-{name}"' in page
    assert "Port" not in page


def test_where_nothing_matches_it_says_so(desk):
    hub("Port")

    page = desk.get(MATRIX, {"state": REVIEWED}).content.decode()

    assert "No record matches." in page
    assert f'<a href="{MATRIX}">Show all</a>' in page


def test_pages_keep_what_was_asked_for(desk):
    HubFactory.create_batch(51, name_vi="A")

    page = desk.get(MATRIX, {"language": "vi"}).content.decode()

    assert 'href="?language=vi&amp;model=hub&amp;page=2"' in page
    assert len(shown(desk, model="hub", page="2").rows) == 1


def test_who_may_look_at_no_record_sees_no_matrix(client):
    client.force_login(get_user_model().objects.create_user("em", is_staff=True))

    assert client.get(MATRIX).status_code == 403


def choose(client, *records, **asked):
    data = {"model": "hub", "records": [r.pk for r in records], "language": "vi"} | asked
    response = client.post(MATRIX + "?model=hub&language=vi", data, follow=True)
    assert response.redirect_chain == [(f"{MATRIX}?model=hub&language=vi", 302)]
    return [str(message) for message in response.context["messages"]]


def stored() -> list[tuple]:
    return sorted(FieldState.objects.values_list("field", "language", "state"))


def test_missing_texts_of_chosen_records_are_marked_as_empty_on_purpose(desk):
    one, two = hub("A", tagline_en="A", tagline_vi="A"), hub("B")
    hub("C")

    assert choose(desk, one, two, said=SAME) == ["2 texts marked."]
    assert stored() == [("name", "vi", SAME)] * 2


def test_an_editor_says_of_chosen_records_that_their_texts_are_reviewed(desk):
    one = hub("A", name_vi="A", tagline_en="A")

    assert choose(desk, one, said=REVIEWED) == ["1 text marked."]
    assert stored() == [("name", "vi", REVIEWED)]
    assert choose(desk, one, said=REVIEWED) == ["0 texts marked."]


def test_what_is_stale_is_not_reviewed_unread(desk):
    one = hub("A", name_vi="A", public=True)
    rewrite(one, name_en="B")

    assert choose(desk, one, said=REVIEWED) == ["0 texts marked."]
    assert stored() == [("name", "vi", STALE)]


def test_a_translator_does_not_say_that_texts_are_reviewed(client):
    client.force_login(translator())
    one = hub("A", name_vi="A")

    assert b"Texts are reviewed" not in client.get(MATRIX, {"model": "hub"}).content
    [refusal] = choose(client, one, said=REVIEWED)
    assert refusal == "Only an editor may call a translation reviewed."
    assert stored() == []


def test_a_translator_speaks_of_the_own_languages_alone(client):
    chen = translator()
    assign_languages(chen, ["zh-hans"])
    client.force_login(chen)
    one = hub("A")

    [refusal] = choose(client, one, said=SAME)
    assert "name_vi" in refusal
    assert stored() == []
    assert choose(client, one, said=SAME, language="zh-hans") == ["1 text marked."]


def test_two_people_review_where_the_site_demands_it(desk, settings):
    settings.REVIEW_BY_TWO = True
    one, two = hub("A", name_vi="A"), hub("B", name_vi="B")
    say(two, {"name_vi": IN_REVIEW}, by=editor())
    FieldState.objects.update(by=get_user_model().objects.get(username="dung"))

    [refusal] = choose(desk, one, two, said=REVIEWED)

    assert "someone else has to review it" in refusal
    assert stored() == [("name", "vi", IN_REVIEW)]


def test_where_nothing_is_chosen_it_says_so(desk):
    assert choose(desk, said=SAME) == ["Choose the records that you mean."]
    assert len(choose(desk, hub("A"), said="deleted")) == 1
    assert len(choose(desk, hub("A"), said=SAME, language="fr")) == 1


def fill(count: int) -> None:
    """Make records of many kinds, drafts and states."""
    anna = editor(f"anna-{count}")
    for place in range(count):
        one = hub(f"Hub {place}", name_vi="A", tagline_en="A", public=True)
        save_draft(one, data_of(one) | {"name_zh_hans": "A"}, by=anna)
        say(one, {"name_vi": IN_REVIEW}, by=anna)
        assign_languages(translator(f"chen-{count}-{place}"), ["vi"])
        create_record(Hub(), data_of(HubFactory.build()), by=anna)
    FigureFactory.create_batch(count)
    factories.EventFactory.create_batch(count)
    factories.StatementFactory.create_batch(count)


ASKED = (
    "",
    "?state=missing&language=vi",
    "?model=hub&state=written&sort=missing&q=hub",
    "?model=hub&state=in_review&assigned=chen-2-0&author=anna-2",
    "?model=hubfigure",
    "?model=event",
    "?model=statement",
    "?state=good",
)


@pytest.mark.parametrize("role", [editor, translator])
def test_the_cost_does_not_grow_with_the_records(client, count_queries, role):
    fill(2)
    client.force_login(role("em"))
    few = {query: count_queries(MATRIX + query) for query in ASKED}
    fill(9)

    assert {query: count_queries(MATRIX + query) for query in ASKED} == few
    assert max(few.values()) < 12


def test_the_address_is_named():
    assert reverse("admin:translations") == MATRIX


def test_the_page_is_complete_without_javascript(desk):
    hub("Port")

    page = desk.get(MATRIX, {"model": "hub", "state": "missing"}).content.decode()

    assert re.search(r'<button type="submit" class="button">\s*Show', page)
    assert '<option value="missing" selected>' in page
    assert '<input type="hidden" name="model" value="hub"' in page
