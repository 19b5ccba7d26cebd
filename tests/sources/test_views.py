"""The list of sources, one source, and the corrections."""

import pytest

from sources.models import Passage, Snapshot
from tests.factories import (
    CompanyFactory,
    CompanyFigureFactory,
    CorrectionFactory,
    EventFactory,
    FigureFactory,
    HubFactory,
    MembershipFactory,
    PresenceFactory,
    PublisherFactory,
    SourceFactory,
    StatementFactory,
)

pytestmark = pytest.mark.django_db


def page(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def draw(source, times: int = 1) -> None:
    """Draw claims of every kind from a source."""
    for _ in range(times):
        for factory in (FigureFactory, CompanyFigureFactory, PresenceFactory, MembershipFactory):
            factory(source=source, public=True)
        EventFactory(source=source, hubs=[HubFactory()], public=True)
        StatementFactory(source=source, hubs=[HubFactory()], public=True)
        CorrectionFactory(source=source, public=True)


def test_the_query_count_of_the_list_does_not_grow_with_sources(count_queries):
    SourceFactory.create_batch(2, public=True)
    few = count_queries("/en/sources/")
    SourceFactory.create_batch(8, public=True)

    assert count_queries("/en/sources/") == few


def test_the_query_count_of_a_source_does_not_grow_with_its_claims(count_queries):
    source = SourceFactory(slug="s", public=True)
    draw(source)
    few = count_queries("/en/sources/s/")
    draw(source, times=4)

    assert count_queries("/en/sources/s/") == few


def test_the_query_count_of_the_corrections_does_not_grow_with_them(count_queries):
    CorrectionFactory.create_batch(2, public=True)
    few = count_queries("/en/corrections/")
    CorrectionFactory.create_batch(8, public=True)

    assert count_queries("/en/corrections/") == few


def test_the_list_hides_drafts_and_counts_public_claims(client):
    source = SourceFactory(title_en="Seen", public=True)
    SourceFactory(title_en="Hidden")
    FigureFactory(source=source, public=True)
    FigureFactory(source=source)
    html = page(client, "/en/sources/")

    assert "Seen" in html
    assert "Hidden" not in html
    assert '<span class="count">1</span> claim drawn' in html


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("language=vi", {"Viet"}),
        ("language=vi&language=en", {"Viet", "English", "Report"}),
        ("kind=report", {"Report"}),
        ("kind=report&language=vi", set()),
        ("utm=1", {"Viet", "English", "Report"}),
    ],
)
def test_the_list_is_narrowed_by_language_and_kind(client, query, titles):
    SourceFactory(title_en="Viet", language="vi", public=True)
    SourceFactory(title_en="English", public=True)
    SourceFactory(title_en="Report", kind="report", public=True)
    response = client.get(f"/en/sources/?{query}")

    assert {source.title_en for source in response.context["object_list"]} == titles


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("publisher=times", ["Old"]),
        ("publisher=", ["New", "Old", "Undated"]),
        ("year=2024", ["New"]),
        ("year=1999", []),
        ("year=2024&publisher=times", []),
        ("sort=title", ["New", "Old", "Undated"]),
        ("sort=-published", ["New", "Old", "Undated"]),
        ("sort=-claims", ["Undated", "New", "Old"]),
    ],
)
def test_the_list_is_narrowed_by_publisher_and_year_and_sorted(client, query, titles):
    day = {"published_precision": "day", "public": True}
    SourceFactory(title_en="Old", publisher__slug="times", published_on="2001-01-05", **day)
    SourceFactory(title_en="New", published_on="2024-03-05", **day)
    FigureFactory(source=SourceFactory(title_en="Undated"), public=True)
    response = client.get(f"/en/sources/?{query}")

    assert [source.title_en for source in response.context["object_list"]] == titles


def test_the_list_offers_only_what_there_is(client):
    SourceFactory(publisher__name_en="The Times", published_on="2024-03-05",
                  published_precision="day", public=True)  # fmt: skip
    SourceFactory(publisher__name_en="A hidden one")
    PublisherFactory(name_en="Without sources", public=True)
    html = page(client, "/en/sources/")

    assert "The Times</option>" in html
    assert "2024</option>" in html
    assert "A hidden one" not in html
    assert "Without sources" not in html


def test_the_list_leads_to_the_same_list_as_data(client):
    SourceFactory(publisher__slug="times", language="vi", published_on="2024-03-05",
                  published_precision="day", public=True)  # fmt: skip
    query = "language=vi&publisher=times&year=2024&sort=-claims"
    address = client.get(f"/en/sources/?{query}").context["csv_address"]

    assert address == (
        "/api/v1/sources/?language=vi&publisher=times&published_on=2024"
        "&ordering=-claim_count&format=csv"
    )
    assert client.get(address).status_code == 200


def test_an_empty_list_says_so(client):
    assert "No sources match." in page(client, "/en/sources/?language=vi")


@pytest.mark.parametrize(
    "query", ["language=xx", "kind=x", "page=x", "publisher=x", "year=x", "sort=x"]
)
def test_a_bad_value_shows_its_error_and_no_rows(client, query):
    SourceFactory(title_en="Unseen", public=True)
    html = page(client, f"/en/sources/?{query}")

    assert "There is a problem" in html
    assert "Unseen" not in html


def test_a_page_beyond_the_last_leads_to_the_first(client):
    SourceFactory(language="vi", public=True)

    assert client.get("/en/sources/?language=vi&page=4")["Location"] == "/en/sources/?language=vi"


def test_a_source_shows_its_title_as_printed_and_ours_with_its_label(client):
    source = SourceFactory(
        title_en="Which city is first?",
        original_title="誰是創新第一城",
        language="zh-hant",
        author="熊志",
        summary_en="A column.",
        credibility_note_en="Undated.",
        based_on="SCMP",
        published_on="2025-05-01",
        published_precision="day",
        public=True,
    )
    html = page(client, source.get_absolute_url())

    for words in (
        'lang="zh-Hant">誰是創新第一城',
        "Which city is first?",
        "our translation",
        "熊志",
        "A column.",
        "Undated.",
        "SCMP",
        "1 May 2025",
        "Copyright",
    ):
        assert words in html


def test_a_source_in_the_reader_s_language_has_one_title(client):
    source = SourceFactory(title_en="The first city", public=True)

    assert "our translation" not in page(client, source.get_absolute_url())


def test_a_source_lists_every_kind_of_claim_with_its_paragraph(client):
    source = SourceFactory(slug="s", public=True)
    FigureFactory(source=source, paragraph=17, hub__name_en="Shenzhen", public=True)
    PresenceFactory(source=source, paragraph=18, company__name_en="Huawei", public=True)
    MembershipFactory(source=source, paragraph=19, group__name_en="Elephants", public=True)
    EventFactory(source=source, paragraph=20, title_en="A plan", public=True)
    StatementFactory(source=source, paragraph=21, text_en="It is complete.", public=True)
    CorrectionFactory(source=source, paragraph=22, text_en="It errs.", public=True)
    CompanyFigureFactory(source=source, paragraph=23, company__name_en="Vanke", public=True)
    html = page(client, "/en/sources/s/")

    for words in ("Shenzhen", "Huawei", "Elephants", "A plan", "It is complete.", "It errs."):
        assert words in html
    for number in range(17, 24):
        assert html.count(f"paragraph {number}<") == 1
    assert html.index("It errs.") < html.index("Vanke") < html.index("Huawei")
    assert '<span class="count">7</span> claims' in html


def test_a_source_hides_its_draft_claims(client):
    source = SourceFactory(slug="s", public=True)
    StatementFactory(source=source, text_en="Not yet.")

    assert "Not yet." not in page(client, "/en/sources/s/")


def test_a_source_never_shows_its_text_or_a_passage(client):
    source = SourceFactory(slug="s", public=True)
    snapshot = Snapshot.objects.create(
        source=source,
        raw=b"SECRET PARAGRAPH",
        text="SECRET PARAGRAPH",
        sha256="0" * 64,
        fetched_at="2025-11-03T00:00:00Z",
    )
    passage = Passage.objects.create(snapshot=snapshot, paragraph=1, start=0, end=6, exact="SECRET")
    figure = FigureFactory(source=source, passage=passage, public=True)

    assert "SECRET" not in page(client, "/en/sources/s/")
    assert "SECRET" not in page(client, figure.get_absolute_url())


def test_a_source_tells_its_parts_in_order(client):
    source = SourceFactory(slug="s", summary_en="A column.", credibility_note_en="Unsigned.")
    draw(source)
    html = page(client, "/en/sources/s/")
    parts = [
        "source-head__title", "Publisher</dt>", 'id="summary"', "Unsigned.", 'id="corrections"',
        'id="claims"', 'id="figure"', 'id="named"', 'id="cite"',
    ]  # fmt: skip

    assert [html.index(part) for part in parts] == sorted(html.index(part) for part in parts)
    assert 'id="correction"' not in html


def test_a_source_names_hubs_companies_and_groups_with_how_often(client):
    source = SourceFactory(slug="s", public=True)
    hub, company = HubFactory(name_en="Port"), CompanyFactory(name_en="Works")
    FigureFactory.create_batch(2, source=source, hub=hub, public=True)
    FigureFactory(source=source, hub=HubFactory(name_en="Lake"), reference=hub, public=True)
    PresenceFactory(source=source, company=company, hub=hub, public=True)
    MembershipFactory(source=source, company=company, group__name_en="Dragons", public=True)
    named = client.get("/en/sources/s/").context["named"]

    assert [(str(n.label), [(str(r), times) for r, times in n.records]) for n in named] == [
        ("hubs", [("Port", 4), ("Lake", 1)]),
        ("companies", [("Works", 2)]),
        ("groups", [("Dragons", 1)]),
    ]


def test_a_source_shows_the_kind_of_a_statement_and_the_rank_of_a_claim(client):
    source = SourceFactory(slug="s", public=True)
    StatementFactory(source=source, kind="challenge", public=True)
    FigureFactory(source=source, rank="deprecated", public=True)
    html = page(client, "/en/sources/s/")

    assert '<span class="tag">Challenge</span>' in html
    assert '<span class="tag">Deprecated</span>' in html


def test_a_source_that_gave_nothing_says_so(client):
    SourceFactory(slug="s", public=True)
    html = page(client, "/en/sources/s/")

    assert "Nothing on this site is drawn from this source yet." in html
    assert 'id="named"' not in html


@pytest.mark.parametrize(
    ("rights", "words"),
    [
        ("copyright", "short quotes at most"),
        ("no_excerpt", "nothing of its text is quoted"),
        ("open_licence", "may be shown in full"),
        ("public_domain", "may be shown in full"),
    ],
)
def test_a_source_says_what_its_rights_allow(client, rights, words):
    SourceFactory(slug="s", rights=rights, public=True)

    assert words in page(client, "/en/sources/s/")


def test_a_source_says_how_to_cite_it_and_our_page(client):
    SourceFactory(
        slug="s",
        author="Ada",
        url="https://example.org/a",
        accessed_on="2025-11-02",
        published_on="2024-03-05",
        published_precision="day",
        public=True,
    )
    html = page(client, "/en/sources/s/").partition('id="cite"')[2]

    assert '(<span class="name" lang="en">Ada</span>, <span class="count">2024</span>)' in html
    assert 'Retrieved <time datetime="2025-11-02">2 November 2025</time>' in html
    assert "https://example.org/a" in html
    assert "http://testserver/en/sources/s/" in html
    assert 'href="/api/v1/sources/s/"' in html


def test_a_source_whose_text_changed_says_how_many_passages_are_gone(client):
    source = SourceFactory(slug="s", public=True)

    def receive(day: int, text: str) -> Snapshot:
        return Snapshot.objects.create(
            source=source, raw=b"", text=text, sha256=str(day), fetched_at=f"2025-11-{day:02}T00Z"
        )

    first = receive(3, "one two three")
    for exact in ("one", "two", "three"):
        start = first.text.index(exact)
        passage = Passage.objects.create(
            snapshot=first, paragraph=1, start=start, end=start + len(exact), exact=exact
        )
        FigureFactory(source=source, passage=passage, public=True)
    assert "The publisher changed this text" not in page(client, "/en/sources/s/")

    receive(5, "one two 3")
    html = " ".join(page(client, "/en/sources/s/").split())

    assert '<span class="count">1</span> of <span class="count">3</span> quoted passages' in html
    assert '<time datetime="2025-11-05">5 November 2025</time>' in html


def test_a_draft_source_is_not_found(client):
    assert client.get(SourceFactory().get_absolute_url()).status_code == 404


def test_corrections_stand_under_their_source(client):
    source = SourceFactory(title_en="Where they err", public=True)
    CorrectionFactory.create_batch(2, source=source, paragraph=5, public=True)
    CorrectionFactory(source=source, text_en="Not yet said.")
    html = page(client, "/en/corrections/")

    assert html.count("correction-source") == 1
    assert html.count("paragraph 5<") == 2
    assert "Not yet said." not in html


def test_corrections_say_when_they_were_recorded_and_where_the_data_is(client):
    CorrectionFactory(public=True)
    html = page(client, "/en/corrections/")

    assert 'Recorded on <time datetime="' in html
    assert 'href="/api/v1/corrections/?format=csv"' in html


def test_a_list_without_corrections_says_so(client):
    assert "No correction is recorded yet." in page(client, "/en/corrections/")
