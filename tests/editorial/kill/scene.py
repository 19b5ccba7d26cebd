"""A release set of 200 drafts over records of every kind, half of them new."""

from editorial.drafts import save_draft
from editorial.models import Change, Clock, Release, Revision
from editorial.patches import data_of
from editorial.registry import model_named
from editorial.review import put_in_release
from tests.editorial.people import editor, publisher
from tests.factories import (
    CompanyFactory,
    EventFactory,
    FigureFactory,
    HubFactory,
    IndicatorFactory,
    PageFactory,
    PresenceFactory,
    PublisherFactory,
    SectorFactory,
    SourceFactory,
    StatementFactory,
)

DRAFTS = 200
SLUG = "autumn"
BEFORE, AFTER = "before the set", "after the set"
# The text of a model that its draft changes.
TEXTS = {"claim": "note_en", "page": "title_en", "source": "title_en"}


def build() -> None:
    """Make the set in an empty database: new records, and public ones with changed texts."""
    anna = editor("anna")
    publisher("binh")
    release = Release.objects.create(slug=SLUG, title_en="Autumn")
    records = [*_public_records(), *_new_records()]
    assert len(records) == DRAFTS, len(records)
    for record in records:
        name = text_of(record)
        draft = save_draft(record, data_of(record) | {name: AFTER}, by=anna, message="Autumn")
        put_in_release(draft, release, by=anna)


def text_of(record) -> str:
    """Return which text of a record its draft changes."""
    model = record._meta.model_name
    if hasattr(record, "number"):
        return TEXTS["claim"]
    return TEXTS.get(model, "name_en")


def state_of_set() -> dict:
    """Return what the database holds of the set: how many records, revisions and lines.

    `wrong` lists what contradicts itself.
    """
    release = Release.objects.get(slug=SLUG)
    drafts = list(release.revisions.select_related("base"))
    wrong = []
    published = 0
    for draft in drafts:
        record = model_named(draft.model)._default_manager.get(pk=draft.object)
        is_live = record.is_public and data_of(record)[text_of(record)] == AFTER
        published += is_live
        wrong += _contradictions(draft, record, is_live)
    clock = Clock.objects.values_list("sequence", flat=True).first() or 0
    sequences = Change.objects.order_by("-sequence").values_list("sequence", flat=True)
    if clock != sequences[0]:
        wrong.append(f"the clock is at {clock}, the feed at {sequences[0]}")
    lines = Change.objects.filter(sequence=release.published_seq or 0).count()
    return {
        "drafts": len(drafts),
        "published": published,
        "lines": lines,
        "release": release.state,
        "clock": clock,
        "wrong": wrong,
    }


def _contradictions(draft: Revision, record, is_live: bool) -> list[str]:
    live = Revision.objects.of_record(record).filter(state="published")
    wrong = []
    if is_live != (draft.state == "published"):
        wrong.append(f"{record}: shown {is_live}, its draft is {draft.state}")
    if is_live and [row.pk for row in live] != [draft.pk]:
        wrong.append(f"{record}: {len(live)} live revisions")
    if is_live and (draft.number != record.revision or draft.data != data_of(record)):
        wrong.append(f"{record}: revision {draft.number} is not what is shown")
    if not is_live and draft.base and [row.pk for row in live] != [draft.base_id]:
        wrong.append(f"{record}: its base is not live")
    return wrong


def _public_records() -> list:
    hubs = HubFactory.create_batch(20, name_en=BEFORE, public=True)
    sources = SourceFactory.create_batch(10, title_en=BEFORE, public=True)
    indicators = IndicatorFactory.create_batch(10, name_en=BEFORE, public=True)
    figures = [
        FigureFactory(hub=hub, source=source, indicator=indicator, public=True)
        for hub in hubs[:4]
        for source, indicator in zip(sources, indicators, strict=True)
    ]
    companies = CompanyFactory.create_batch(19, name_en=BEFORE, public=True)
    return [*hubs, *sources, *indicators, *figures, *companies, PageFactory(public=True)]


def _new_records() -> list:
    publishers = PublisherFactory.create_batch(5)
    sources = [SourceFactory(publisher=publisher) for publisher in publishers for _n in range(2)]
    sectors = SectorFactory.create_batch(5)
    country = HubFactory(kind="country")
    hubs = [country, *HubFactory.create_batch(9, parent=country)]
    indicators = IndicatorFactory.create_batch(5)
    claims = [
        claim
        for hub, source in zip(hubs, sources, strict=True)
        for claim in (
            FigureFactory(hub=hub, source=source, indicator=indicators[0]),
            EventFactory(hubs=[hub], source=source),
            StatementFactory(hubs=[hub], source=source),
        )
    ]
    companies = CompanyFactory.create_batch(15)
    presences = [
        PresenceFactory(company=company, hub=hubs[n % 10], source=sources[n % 10])
        for n, company in enumerate(companies)
    ]
    rest = CompanyFactory.create_batch(5)
    new = [*publishers, *sources, *sectors, *hubs, *indicators, *claims, *companies, *presences]
    return [*new, *rest]
