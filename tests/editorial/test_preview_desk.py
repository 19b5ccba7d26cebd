"""The preview on the desk: what can be chosen, who may look, and what the frame may do."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from editorial.drafts import discard_draft
from editorial.models import Release, Revision
from editorial.publishing import publish_draft
from editorial.review import put_in_release
from tests import factories
from tests.editorial.people import editor, publisher, translator
from tests.editorial.test_previewing import draft_over, everything, peers

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    """Return a client signed in as an editor."""
    client.force_login(editor("lan"))
    return client


def where(draft, tail: str = "") -> str:
    return f"/admin/desk/drafts/{draft.pk}/preview/{tail}"


def policy(response) -> dict[str, str]:
    parts = response["Content-Security-Policy"].split(";")
    return dict(part.strip().split(" ", 1) for part in parts)


def options(response, label: str) -> dict[str, str]:
    """Return the choices of a row of the toolbar: text → address."""
    links = html.fromstring(response.content.decode()).xpath(
        f"//nav[span[normalize-space()='{label}']]//a"
    )
    return {link.text_content().strip(): link.get("href") for link in links}


def test_the_desk_offers_languages_pages_and_widths(desk):
    figure, _other = peers()
    response = desk.get(where(draft_over(figure.hub, tagline_en="New")))

    assert set(options(response, "Language")) == {"English", "Tiếng Việt", "简体中文", "繁體中文"}
    assert "Comparison" in options(response, "Page")
    assert len(options(response, "Width")) == 3


def test_a_choice_keeps_the_others(desk):
    figure, _other = peers()
    draft = draft_over(figure.hub, tagline_en="New")

    first = desk.get(where(draft, "?lang=zh-hant&width=phone&page=comparison"))
    then = desk.get(options(first, "Language")["Tiếng Việt"])

    (frame,) = html.fromstring(then.content).xpath("//iframe")
    assert frame.get("src") == where(draft, "page/?lang=vi&page=comparison&width=phone")
    assert then.context["choice"].lang == "vi"


@pytest.mark.parametrize(
    ("changes", "language"),
    [
        ({"tagline_zh_hant": "海港"}, "zh-hant"),
        ({"tagline_zh_hant": "海港", "tagline_en": "A port"}, "en"),
        ({"lat": "1", "lon": "2"}, "en"),
    ],
)
def test_a_preview_opens_in_the_language_that_was_written(desk, changes, language):
    draft = draft_over(factories.HubFactory(public=True), **changes)

    assert desk.get(where(draft)).context["choice"].lang == language


def test_a_bad_choice_is_left_out(desk):
    draft = draft_over(factories.HubFactory(public=True), tagline_en="New")

    response = desk.get(where(draft, "?lang=xx&width=huge&page=nowhere&draft=x"))

    assert response.status_code == 200
    assert response.context["choice"].width == "desktop"


def test_the_frame_shows_the_draft_and_says_whose_it_is(desk):
    draft = draft_over(factories.HubFactory(public=True), tagline_vi="Thành phố cảng")
    Revision.objects.update(author=editor("nga"))

    page = desk.get(where(draft, "page/?lang=vi"))

    assert page.status_code == 200
    assert page["Content-Language"] == "vi"
    content = page.content.decode()
    assert "Thành phố cảng" in content
    assert "nga" in html.fromstring(content).xpath("string(//aside[contains(@class, 'preview')])")


def test_the_frame_is_kept_indexed_and_framed_by_nobody_else(desk):
    draft = draft_over(factories.HubFactory(public=True), tagline_en="New")

    page = desk.get(where(draft, "page/"))

    assert "no-store" in page["Cache-Control"]
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert page["X-Frame-Options"] == "SAMEORIGIN"
    assert policy(page) == policy(desk.get("/en/")) | {"frame-ancestors": "'self'"}
    assert "ETag" not in page


def test_the_desk_frames_itself_and_nothing_else_is_loosened(desk):
    draft = draft_over(factories.HubFactory(public=True), tagline_en="New")

    page = desk.get(where(draft))

    assert page["X-Frame-Options"] == "DENY"
    assert policy(page) == policy(desk.get("/en/")) | {"frame-src": "'self'"}


def test_links_in_the_frame_lead_out_of_it_and_languages_to_the_desk(desk):
    draft = draft_over(factories.HubFactory(public=True), tagline_en="New")

    page = html.fromstring(desk.get(where(draft, "page/?width=phone")).content)

    assert page.xpath("//base/@target") == ["_top"]
    nav = page.xpath("(//nav[contains(@class, 'language-nav')])[1]//a/@href")
    assert where(draft, "?lang=vi&width=phone") in nav


def test_the_live_page_stands_beside(desk):
    hub = factories.HubFactory(name_en="Old", public=True)
    draft = draft_over(hub, name_en="New")

    frames = html.fromstring(desk.get(where(draft, "?beside=1")).content).xpath("//iframe")
    now, then = (desk.get(frame.get("src")).content for frame in frames)

    assert b"Old" in now
    assert b"New" not in now
    assert b"New" in then


def test_beside_a_record_that_readers_do_not_see_stands_a_notice(desk):
    draft = draft_over(factories.HubFactory(), name_en="New")

    response = desk.get(where(draft, "page/?live=1"))

    assert response.status_code == 409
    assert b"Readers see no page of it now." in response.content


def test_what_forbids_a_preview_is_said_on_the_desk_and_in_the_frame(desk):
    draft = draft_over(factories.HubFactory(public=True), tagline_en="New")
    draft.data |= {"parent": "nowhere"}
    draft.save()

    page, frame = desk.get(where(draft)), desk.get(where(draft, "page/"))

    assert "There is no hub “nowhere”." in page.content.decode()
    assert not html.fromstring(page.content).xpath("//iframe")
    assert frame.status_code == 409
    assert "There is no hub “nowhere”." in frame.content.decode()


def test_what_must_be_public_first_is_named(desk):
    draft = draft_over(factories.FigureFactory(hub__name_en="Hidden town"), value="7.77")

    assert b"Hidden town" in desk.get(where(draft)).content


@pytest.mark.parametrize("end", [publish_draft, discard_draft])
def test_a_closed_draft_is_previewed_no_more(desk, end):
    draft = draft_over(factories.HubFactory(public=True), tagline_en="New")
    end(draft, by=publisher())

    page = desk.get(where(draft))

    assert b"There is no draft to preview any more" in page.content
    assert desk.get(where(draft, "page/")).status_code == 410


def test_looking_changes_nothing(desk):
    draft = draft_over(factories.HubFactory(public=True), name_en="New", slug="moved")
    before = everything()

    desk.get(where(draft))
    desk.get(where(draft, "page/"))

    assert everything() == before


def test_a_translator_may_look(client):
    draft = draft_over(factories.HubFactory(public=True), tagline_en="New")
    client.force_login(translator())

    assert client.get(where(draft)).status_code == 200
    assert client.get(where(draft, "page/")).status_code == 200


def test_who_may_not_view_the_records_may_not_look(client, django_user_model):
    draft = draft_over(factories.HubFactory(public=True), tagline_en="New")
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))

    assert client.get(where(draft)).status_code == 403
    assert client.get(where(draft, "page/")).status_code == 403


def test_who_is_not_signed_in_is_asked_to(client):
    draft = draft_over(factories.HubFactory(public=True), tagline_en="New")

    assert client.get(where(draft))["Location"].startswith("/admin/login/")
    assert client.get(where(draft, "page/"))["Location"].startswith("/admin/login/")


def test_a_preview_is_never_sent_to(desk):
    draft = draft_over(factories.HubFactory(public=True), tagline_en="New")

    assert desk.post(where(draft)).status_code == 405


def test_a_release_set_is_previewed_record_by_record(desk):
    hub, company = factories.HubFactory(public=True), factories.CompanyFactory(public=True)
    release = Release.objects.create(slug="spring", title="Spring")
    drafts = [draft_over(hub, name_en="New town"), draft_over(company, name_en="New firm")]
    for draft in drafts:
        put_in_release(draft, release, by=editor(f"for-{draft.pk}"))

    page = desk.get(f"/admin/desk/releases/spring/preview/?draft={drafts[1].pk}")
    (frame,) = html.fromstring(page.content).xpath("//iframe")
    framed = html.fromstring(desk.get(frame.get("src")).content)

    assert "New firm" in framed.xpath("string(//h1)")
    assert "with 2 drafts" in framed.xpath("normalize-space(//aside[contains(@class, 'preview')])")
    choices = html.fromstring(page.content).xpath("//select[@name='draft']/option/text()")
    assert len(choices) == 2


def test_an_empty_release_set_has_nothing_to_preview(desk):
    Release.objects.create(slug="spring", title="Spring")

    assert desk.get("/admin/desk/releases/spring/preview/").status_code == 200
    assert desk.get("/admin/desk/releases/spring/preview/page/").status_code == 410
    assert desk.get("/admin/desk/releases/autumn/preview/").status_code == 404


def test_the_desk_page_takes_as_many_queries_however_many_rows_there_are(desk):
    figure, _other = peers()
    draft = draft_over(figure.hub, tagline_en="New")

    def queries(rows: int) -> int:
        for n in range(rows):
            factories.FigureFactory(hub=figure.hub, value=str(n + 1), public=True)
        with CaptureQueriesContext(connection) as captured:
            desk.get(where(draft))
        return len(captured)

    few = queries(1)

    assert queries(6) == few
