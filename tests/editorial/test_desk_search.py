"""The search over everything: names in every script, drafts, claims by number, messages."""

import pytest
from django.urls import reverse

from editorial.drafts import create_record, save_draft
from editorial.patches import data_of
from hubs.models import Hub
from sources.intake.store import store_text
from tests.editorial.people import editor, translator
from tests.factories import (
    AbsenceFactory,
    CompanyFactory,
    CompanyFigureFactory,
    CorrectionFactory,
    DecisionFactory,
    EventFactory,
    FigureFactory,
    GroupFactory,
    HubFactory,
    MembershipFactory,
    PageFactory,
    PresenceFactory,
    SourceFactory,
    StatementFactory,
)

pytestmark = pytest.mark.django_db

SEARCH = "/admin/desk/search/"


@pytest.fixture
def ask(client):
    """Return a function that asks as an editor and returns {address of a row: row}."""
    client.force_login(editor())

    def asked(question: str) -> dict:
        groups = client.get(SEARCH, {"q": question}).context["groups"]
        return {row.url: row for group in groups for row in group.rows}

    return asked


def form_of(record) -> str:
    options = record._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[record.pk])


def page_of(draft) -> str:
    return reverse("admin:draft", args=[draft.pk])


@pytest.mark.parametrize("question", ["hang chau", "杭州", "hangzhou", "HÀNG", "hang-zhou-1"])
def test_a_public_record_is_found_in_every_script(ask, question):
    hub = HubFactory(
        slug="hang-zhou-1",
        name_en="Hangzhou",
        name_vi="Hàng Châu",
        name_zh_hans="杭州",
        public=True,
    )

    row = ask(question)[form_of(hub)]

    assert (row.title, row.kind, row.note, row.html_lang) == ("Hangzhou", "Public", "", "en")


def test_a_record_that_was_never_public_is_found_by_its_names(ask):
    names = {"slug": "da-nang", "name_en": "Da Nang", "name_vi": "Đà Nẵng", "name_zh_hant": "峴港"}
    draft = create_record(Hub(), data_of(Hub()) | names, by=editor("bao"))

    row = ask("da-nang")[form_of(Hub.objects.get())]
    assert (row.title, row.kind, row.note) == ("Da Nang", "Draft", "has a draft: Draft")
    for question in ("da nang", "đà nẵng", "岘港"):
        assert page_of(draft) in ask(question)


def test_a_draft_over_a_public_record_is_found_by_its_new_name(ask):
    hub = HubFactory(name_en="Port", public=True)
    draft = save_draft(hub, data_of(hub) | {"name_en": "Harbour"}, by=editor("bao"))

    assert ask("harbour")[page_of(draft)].title == "Harbour"


def test_a_revision_is_found_by_its_message(ask):
    hub = HubFactory(name_en="Port", public=True)
    changed = data_of(hub) | {"name_vi": "Cảng"}
    draft = save_draft(hub, changed, by=editor("bao"), message="Mend accents")

    assert ask("mend accents")[page_of(draft)].note == "bao · Mend accents"


@pytest.mark.parametrize("sign", ["", "#", "# "])
@pytest.mark.parametrize("factory", [FigureFactory, StatementFactory, PresenceFactory])
def test_a_claim_is_found_by_its_number(ask, factory, sign):
    claim, other = factory(), factory()

    found = ask(f"{sign}{claim.number}")

    assert form_of(claim) in found
    assert form_of(other) not in found


def test_a_list_shows_the_rest(client):
    HubFactory.create_batch(12, public=True)
    client.force_login(editor())

    [group] = client.get(SEARCH, {"q": "hub"}).context["groups"]

    assert len(group.rows) == 10
    assert client.get(group.all).status_code == 200


def test_the_box_is_on_every_page_and_keeps_the_question(client):
    client.force_login(translator())

    assert b'id="desk-search"' in client.get("/admin/").content
    page = client.get(SEARCH, {"q": 'a "b" <c>'}).content.decode()
    assert 'value="a &quot;b&quot; &lt;c&gt;"' in page
    assert "Nothing is called or says this" in page
    client.logout()
    assert b'id="desk-search"' not in client.get("/admin/login/").content


@pytest.mark.parametrize(
    "question", ["", " ", "'", '"a', "%", "x " * 150, "9" * 30, "#", "đ" * 300]
)
def test_odd_questions_are_answered(client, question):
    client.force_login(editor())

    assert client.get(SEARCH, {"q": question}).status_code == 200


def test_asking_costs_the_same_whatever_is_found(client, count_queries):
    client.force_login(editor())
    every = (
        AbsenceFactory, CompanyFactory, CompanyFigureFactory, CorrectionFactory, DecisionFactory,
        EventFactory, FigureFactory, GroupFactory, HubFactory, MembershipFactory, PageFactory,
        PresenceFactory, SourceFactory, StatementFactory,
    )  # fmt: skip
    for factory in every:
        factory()
    few = count_queries(f"{SEARCH}?q=e")
    for factory in every:
        if factory is not PageFactory:
            factory.create_batch(3)

    assert count_queries(f"{SEARCH}?q=e") == few < 30


def test_a_source_is_found_by_its_full_text(ask):
    source = SourceFactory(public=True)
    store_text(source, b"x", "Nobody else reads of walruses.", (), by=None)

    assert form_of(source) in ask("walruses")
