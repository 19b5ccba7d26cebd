"""Previews: drafts as readers would see them, from a database that keeps nothing of it."""

import threading
import time
from contextlib import contextmanager

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.translation import get_language

from companies.models import Company, Presence
from editorial.drafts import create_record, save_draft
from editorial.models import Change, Clock, FormerSlug, Public, Release, Revision
from editorial.pages_of import models_on_pages
from editorial.patches import data_of
from editorial.previewing import (
    Banner,
    Preview,
    as_published,
    look_at,
    preview_of_release,
    render_draft,
    render_live,
)
from editorial.registry import public_models
from editorial.review import put_in_release
from editorial.services import retire, save_record
from hubs.models import Hub, HubFigure
from search.models import Document
from tests import factories
from tests.editorial.people import editor
from translations.languages import LANGUAGES

pytestmark = pytest.mark.django_db

on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite locks the whole database for writing"
)
NO_WAYS = Banner(dict.fromkeys(LANGUAGES, "/"))
WATCHED = (Clock, Change, Document, Revision, FormerSlug)


def draft_over(record: Public, **changes) -> Revision:
    """Return a draft that changes some fields of a stored record."""
    stored = type(record).objects.get(pk=record.pk)
    return save_draft(
        stored, data_of(stored) | changes, by=editor(f"by-{Revision.objects.count()}")
    )


def shown(draft: Revision, key: str = "", language: str = "en") -> str:
    """Return the body of a previewed page."""
    response = render_draft(Preview([draft], draft), key, language, NO_WAYS)
    return response.content.decode()


def keys(draft: Revision) -> list[str]:
    return [page.key for page in look_at(Preview([draft], draft)).pages]


def everything() -> dict:
    """Return all rows that a preview could have touched."""
    models = [*public_models(), *WATCHED, Hub.aliases.rel.related_model]
    return {model: list(model._default_manager.order_by("pk").values()) for model in models}


def peers() -> tuple[HubFigure, HubFigure]:
    """Return public figures of two hubs of one indicator."""
    indicator = factories.IndicatorFactory(public=True)
    return tuple(
        factories.FigureFactory(
            indicator=indicator, value=value, as_published=f"{value}%", public=True
        )
        for value in ("1.25", "2.5")
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_draft_shows_where_the_live_page_does_not(language, client):
    hub = factories.HubFactory(name_en="Old", public=True)
    texts = {f"name_{code.replace('-', '_')}": f"New 鵬城 {code}." for code in LANGUAGES}
    draft = draft_over(hub, **texts)

    assert f"New 鵬城 {language}." in shown(draft, language=language)
    assert "鵬城" not in client.get(f"/{language}/hubs/{hub.slug}/").content.decode()


def test_nothing_of_a_preview_is_kept():
    hub = factories.HubFactory(public=True)
    sector = factories.SectorFactory(public=True)
    draft = draft_over(
        hub,
        slug="moved",
        sectors=[sector.slug],
        aliases=[{"text": "別名", "language": "zh-hant", "kind": "short"}],
    )
    before = everything()

    page = shown(draft, language="zh-hant")

    assert "/zh-hant/hubs/moved/" in page
    assert everything() == before


def test_nothing_is_kept_when_rendering_fails(monkeypatch):
    hub = factories.HubFactory(name_en="Old", public=True)
    draft = draft_over(hub, name_en="New")
    before = everything()
    monkeypatch.setattr("hubs.views.load_tree", lambda: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        shown(draft)

    assert everything() == before


@pytest.mark.django_db(transaction=True)
def test_a_block_that_ends_well_is_rolled_back_for_good(client):
    hub = factories.HubFactory(name_en="Old", public=True)
    draft = draft_over(hub, name_en="New")
    before = everything()

    with as_published([draft]):
        assert Hub.objects.get(pk=hub.pk).name_en == "New"

    assert everything() == before
    assert b"Old" in client.get(hub.get_absolute_url()).content


def test_a_record_that_was_never_public_shows_its_page():
    data = data_of(Hub()) | {"slug": "new-town", "kind": "city", "name_en": "New Town"}
    draft = create_record(Hub(), data, by=editor())

    assert "New Town" in shown(draft)
    assert Hub.objects.get(slug="new-town").state == "draft"


def test_a_retired_record_shows_as_it_would_come_back():
    hub = factories.HubFactory(name_en="Old", public=True)
    retire(hub)

    assert "Risen" in shown(draft_over(hub, name_en="Risen"))
    assert Hub.objects.retired().get() == hub


def test_what_a_claim_stands_on_shows_along_and_is_named():
    figure = factories.FigureFactory(hub__name_en="Hidden town")
    draft = draft_over(figure, value="7.77", as_published="7.77%")
    look = look_at(Preview([draft], draft))

    assert "7.77" in shown(draft)
    assert "Hidden town" in shown(draft, f"hub-{figure.hub.pk}")
    assert {figure.hub, figure.source, figure.indicator} <= set(look.lifted)
    assert not Hub.objects.published().exists()


def test_a_comparison_shows_the_new_value(client):
    figure, other = peers()
    draft = draft_over(figure, value="8.88", as_published="8.88%")

    page = shown(draft, "comparison")

    assert "8.88" in page
    assert "2.5" in page
    live = client.get(f"/en/compare/{figure.hub.slug}~{other.hub.slug}/").content.decode()
    assert "1.25" in live
    assert "8.88" not in live


def test_a_hub_is_compared_only_where_there_is_another_like_it():
    figure, _other = peers()
    lonely = factories.HubFactory(public=True)

    assert "comparison" in keys(draft_over(figure.hub, tagline_en="New"))
    assert "comparison" not in keys(draft_over(lonely, tagline_en="New"))


def test_another_hand_that_published_since_is_named_and_the_draft_shown():
    hub = factories.HubFactory(name_en="Old", public=True)
    draft = draft_over(hub, name_en="Mine")
    live = Hub.objects.get(pk=hub.pk)
    live.name_en = "Theirs"
    save_record(live)

    (conflict,) = look_at(Preview([draft], draft)).conflicts

    assert conflict.conflicts == ["Name · English"]
    assert "Mine" in shown(draft)


def test_a_draft_that_refers_to_nothing_says_so():
    hub = factories.HubFactory(public=True)
    draft = draft_over(hub, tagline_en="New")
    draft.data |= {"sectors": ["nowhere"], "parent": "nowhere"}
    draft.changed += ["sectors", "parent"]
    draft.save()

    with pytest.raises(ValidationError, match="nowhere"):
        shown(draft)


def test_a_draft_whose_slug_is_taken_by_now_says_so():
    hub = factories.HubFactory(public=True)
    draft = draft_over(hub, slug="wanted")
    factories.HubFactory(slug="wanted", public=True)

    with pytest.raises(ValidationError, match="already exists"):
        shown(draft)


def test_a_record_that_is_gone_says_so():
    data = data_of(Hub()) | {"slug": "new-town", "kind": "city", "name_en": "New Town"}
    draft = create_record(Hub(), data, by=editor())
    Hub.objects.get(slug="new-town").delete()

    with pytest.raises(ValidationError, match="is gone"):
        shown(draft)


def test_who_is_in_the_way_of_a_publisher_gives_way(monkeypatch):
    draft = draft_over(factories.HubFactory(public=True), tagline_en="New")
    monkeypatch.setattr(
        "editorial.previewing.set_relations", _raise(OperationalError("database is locked"))
    )

    with pytest.raises(ValidationError, match="Try again"):
        shown(draft)


def test_other_faults_of_the_database_are_not_hidden(monkeypatch):
    draft = draft_over(factories.HubFactory(public=True), tagline_en="New")
    monkeypatch.setattr("editorial.previewing.set_relations", _raise(OperationalError("gone")))

    with pytest.raises(OperationalError):
        shown(draft)


def test_the_live_page_shows_what_readers_see(client):
    hub = factories.HubFactory(name_en="Old", public=True)
    draft = draft_over(hub, slug="moved", name_en="New")

    page = render_live(Preview([draft], draft), f"hub-{hub.pk}", "vi", NO_WAYS).content.decode()

    assert "Old" in page
    assert "/vi/hubs/moved/" not in page


def test_there_is_no_live_page_of_what_readers_do_not_see():
    draft = draft_over(factories.HubFactory(), tagline_en="New")

    with pytest.raises(ValidationError):
        render_live(Preview([draft], draft), "", "en", NO_WAYS)


def test_a_release_set_shows_all_its_drafts_together():
    boss = editor("boss")
    data = data_of(Hub()) | {"slug": "whole", "kind": "province", "name_en": "Whole"}
    whole = create_record(Hub(), data, by=boss)
    town = factories.HubFactory(name_en="Town", public=True)
    part = draft_over(town, parent="whole", tagline_en="A part")
    release = Release.objects.create(slug="spring", title="Spring")
    for draft in (part, whole):
        put_in_release(draft, release, by=boss)
    before = everything()

    preview = preview_of_release(release, part.pk)
    look = look_at(preview)
    page = render_draft(preview, f"hub-{town.pk}", "en", NO_WAYS).content.decode()
    above = render_draft(preview, look.pages[-1].key, "en", NO_WAYS).content.decode()

    assert [draft.pk for draft in preview.drafts] == [whole.pk, part.pk]
    assert not look.lifted
    assert "A part" in page
    assert "Whole" in page
    assert "Town" in above
    assert everything() == before


def test_a_preview_takes_as_many_queries_however_many_rows_there_are():
    figure, _other = peers()
    preview = Preview([draft := draft_over(figure.hub, tagline_en="New")], draft)

    def queries(rows: int) -> int:
        for n in range(rows):
            factories.FigureFactory(hub=figure.hub, value=str(n + 1), public=True)
            factories.PresenceFactory(hub=figure.hub, public=True)
            factories.EventFactory(hubs=[figure.hub], public=True)
        with CaptureQueriesContext(connection) as captured:
            look_at(preview)
            render_draft(preview, "", "en", NO_WAYS)
        return len(captured)

    few = queries(2)

    assert queries(8) == few
    assert few <= 45


@pytest.mark.parametrize(
    ("factory", "given", "first"),
    [
        ("HubFactory", {}, "hub"),
        ("SectorFactory", {}, "companies"),
        ("IndicatorFactory", {}, "indicator"),
        ("FigureFactory", {}, "figure"),
        ("CompanyFigureFactory", {}, "figure"),
        ("EventFactory", {}, "source"),
        ("StatementFactory", {}, "source"),
        ("CompanyFactory", {}, "company"),
        ("PresenceFactory", {}, "company"),
        ("GroupFactory", {}, "group"),
        ("MembershipFactory", {}, "group"),
        ("SourceFactory", {}, "source"),
        ("CorrectionFactory", {}, "source"),
        ("PageFactory", {"slug": "home"}, "page"),
        ("PageFactory", {"slug": "corrections"}, "page"),
    ],
)
def test_every_kind_of_record_is_found_on_pages_that_answer(factory, given, first):
    record = getattr(factories, factory)(**given)
    field = next(f.name for f in record._meta.fields if f.name.endswith("_vi"))
    draft = draft_over(record, **{field: "Mới"})

    found = keys(draft)

    assert found[0].partition("-")[0] == first
    for key in found:
        assert "<h1" in shown(draft, key, "vi")


def test_every_public_model_tells_on_which_pages_it_shows():
    assert set(public_models()) == models_on_pages()


def test_a_claim_shows_with_everyone_it_speaks_of():
    hub, company = factories.HubFactory(public=True), factories.CompanyFactory(public=True)
    event = factories.EventFactory(hubs=[hub], public=True)
    company.events.add(event)

    draft = draft_over(event, title_en="Another title")

    assert keys(draft) == [f"hub-{hub.pk}", f"company-{company.pk}", f"source-{event.source.pk}"]
    assert "Another title" in shown(draft)


def test_a_presence_moves_the_company_in_the_directory(client):
    presence = factories.PresenceFactory(company__name_en="Movers", public=True)
    there = factories.HubFactory(public=True)

    draft = draft_over(presence, hub=there.slug)

    assert "Movers" in shown(draft, "companies")
    assert Presence.objects.get().hub != there
    assert b"Movers" not in client.get(f"/en/companies/?hub={there.slug}").content


def test_previewing_leaves_the_language_as_it_was():
    shown(draft_over(factories.CompanyFactory(public=True), name_vi="Mới"), language="vi")

    assert get_language() == "en"
    assert Company.objects.get().name_vi != "Mới"


def test_a_reference_that_finds_nothing_shows_as_missing():
    draft = draft_over(factories.HubFactory(public=True), tagline_en="New")
    draft.data["summary_en"] = "It spends {{figure:hub/nowhere/rd@2024}} on research."

    assert "No sourced figure" in shown(draft)


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_a_preview_gives_way_to_who_writes_the_record():
    hub = factories.HubFactory(public=True)
    draft = draft_over(hub, tagline_en="New")

    with other_connection(lambda: list(Hub.objects.select_for_update())):
        began = time.monotonic()
        with pytest.raises(ValidationError, match="Try again"):
            shown(draft)

    assert time.monotonic() - began < 1
    assert "New" in shown(draft)


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_nobody_else_sees_what_a_preview_writes():
    hub = factories.HubFactory(name_en="Old", public=True)
    draft = draft_over(hub, name_en="New")

    with as_published([draft]), other_connection(lambda: Hub.objects.get().name_en) as seen:
        assert seen == ["Old"]


@contextmanager
def other_connection(work):
    """Do some work in a transaction of another connection, which ends with the block."""
    done, leave, seen = threading.Event(), threading.Event(), []

    def run():
        with transaction.atomic():
            seen.append(work())
            done.set()
            leave.wait(10)
        connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    assert done.wait(10)
    try:
        yield seen
    finally:
        leave.set()
        thread.join()


def _raise(error):
    def fail(*args, **kwargs):
        raise error

    return fail
