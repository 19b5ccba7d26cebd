"""Prose whose figures are named, never written out."""

import pytest
from django.core.exceptions import ValidationError
from django.template import engines

from editorial.services import publish, retire, save_record
from sources.prose import errors_in, parts_of, write_out
from sources.references import References
from tests.factories import (
    CompanyFigureFactory,
    FigureFactory,
    HubFactory,
    IndicatorFactory,
    StatementFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def figure():
    return FigureFactory(
        hub=HubFactory(slug="port", public=True),
        indicator=IndicatorFactory(slug="rd", public=True),
        public=True,
    )


def rendered(text: str, language: str = "en") -> str:
    hub = HubFactory(summary_en=text)
    template = engines["django"].from_string("{% load prose %}{% prose hub 'summary' references %}")
    return template.render({"hub": hub, "references": References()})


def test_a_reference_shows_value_period_and_source(figure):
    html = rendered("It spends {{figure:hub/port/rd@2024}} on research.")

    assert '<data value="6.46">6.46</data>' in html
    assert "(2024)" in html
    assert 'href="#src-1"' in html
    assert "{{" not in html


def test_without_a_period_the_figure_shown_elsewhere_is_meant(figure):
    FigureFactory(
        hub=figure.hub,
        indicator=figure.indicator,
        value="7.1",
        digits=1,
        period_start="2025-01-01",
        period_end="2025-12-31",
        public=True,
    )

    assert ">7.1</data>" in rendered("{{figure:hub/port/rd}}")
    assert ">6.46</data>" in rendered("{{figure:hub/port/rd@2024}}")


def test_a_figure_of_a_company_is_found_too():
    figure = CompanyFigureFactory(public=True)
    token = f"{{{{figure:company/{figure.company.slug}/{figure.indicator.slug}}}}}"

    assert ">6.46</data>" in rendered(token)


def test_a_reference_to_a_claim_shows_its_source():
    statement = StatementFactory(public=True)

    html = rendered(f"It has a complete supply chain.{{{{claim:{statement.number}}}}}")

    assert "supply chain.<a" in html
    assert 'class="ref"' in html


@pytest.mark.parametrize(
    "text",
    [
        "{{figure:hub/port/rd@2019}}",
        "{{figure:hub/nowhere/rd}}",
        "{{figure:planet/port/rd}}",
        "{{claim:999999}}",
        "{{something}}",
    ],
)
def test_a_reference_to_nothing_is_an_error_of_its_text(figure, text):
    assert list(errors_in({"summary_en": text, "body_en": "plain"}, public=True)) == ["summary_en"]


def test_what_is_found_is_no_error(figure):
    texts = {"summary_en": f"{{{{figure:hub/port/rd@2024}}}} {{{{claim:{figure.number}}}}}"}

    assert errors_in(texts, public=True) == {}


def test_public_prose_may_not_refer_to_a_draft():
    draft = FigureFactory()
    text = f"{{{{claim:{draft.number}}}}}"

    assert errors_in({"a": text}, public=True)
    assert not errors_in({"a": text}, public=False)


def test_a_record_that_refers_to_nothing_is_not_saved(figure):
    hub = HubFactory(slug="lake", public=True)
    hub.summary_vi = "{{figure:hub/port/none}}"

    with pytest.raises(ValidationError, match="finds no figure"):
        save_record(hub)

    hub.refresh_from_db()
    assert not hub.summary_vi


def test_a_draft_that_refers_to_a_draft_is_not_published():
    draft = FigureFactory()
    hub = save_record(HubFactory.build(slug="lake", summary_en=f"{{{{claim:{draft.number}}}}}"))

    with pytest.raises(ValidationError, match="lake|Hub"):
        publish(hub)


def test_a_figure_that_prose_refers_to_is_not_withdrawn(figure):
    HubFactory(slug="lake", summary_en="{{figure:hub/port/rd}}", public=True)

    with pytest.raises(ValidationError, match="finds no figure"):
        retire(figure)

    figure.refresh_from_db()
    assert figure.is_public


def test_a_change_that_would_leave_prose_without_its_figure_is_refused(figure):
    HubFactory(slug="lake", summary_en="{{figure:hub/port/rd@2024}}", public=True)
    figure.period_start, figure.period_end = "2023-01-01", "2023-12-31"

    with pytest.raises(ValidationError, match="finds no figure"):
        save_record(figure)


def test_a_reference_that_finds_nothing_all_the_same_is_no_hole(figure):
    type(figure).objects.filter(pk=figure.pk).update(state="draft")

    assert "No sourced figure" in rendered("It spends {{figure:hub/port/rd}}.")


def test_words_take_the_place_of_references_for_programs(figure):
    text = f"It spends {{{{figure:hub/port/rd}}}}.{{{{claim:{figure.number}}}}}"
    hub = HubFactory(summary_en=text, summary_zh_hans="占{{figure:hub/port/rd}}。")

    write_out([hub])

    assert hub.summary_en == "It spends 6.46% (2024)."
    assert "{{" not in hub.summary_zh_hans


def test_prose_is_cleaned_and_headings_stand_below_the_page_heading():
    text = "# One {#status}\n\n<script>alert(1)</script> [x](javascript:alert(1)) ![i](a.png)"

    html = "".join(part.html for part in parts_of(text))

    assert '<h2 id="status">One</h2>' in html
    assert "<script" not in html
    assert "href" not in html
    assert "<img" not in html


def test_references_cost_a_constant_number_of_queries(figure, django_assert_num_queries):
    with django_assert_num_queries(1):
        parts_of("{{figure:hub/port/rd}} " * 20)


def test_the_api_and_search_show_words(client, figure):
    HubFactory(slug="lake", name_en="Lake", summary_en="Spends {{figure:hub/port/rd}}", public=True)

    summary = client.get("/api/v1/hubs/lake/").json()["summary"]
    hits = client.get("/api/v1/search/?q=lake").json()["results"]

    assert summary == "Spends 6.46% (2024)"
    assert hits[0]["snippet"] == summary
    assert "{{" not in client.get("/en/search/?q=lake").content.decode()
