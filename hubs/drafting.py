"""How figures, events and statements are drafted from articles, and what is like them."""

from editorial.shapes import plain
from hubs.conflicts import conflicts_of
from hubs.models import Event, Figure
from hubs.wording import sentence_of
from sources.extraction import EventSuggestion, FigureSuggestion
from sources.registry import Drafting, Named, Similar

MOST_SIMILAR = 12


def figure_drafting(subject: str) -> Drafting:
    """Return how figures of a kind of subject are drafted. subject: "hub" or "company"."""

    def takes(suggestion) -> bool:
        return isinstance(suggestion, FigureSuggestion) and suggestion.subject_type == subject

    def data(suggestion) -> dict:
        return {subject: suggestion.subject, **_figure_data(suggestion)}

    def read(passage, named) -> dict:
        return {subject: first_named(named, subject)}

    return Drafting(
        takes,
        data,
        main=(
            (subject,),
            ("indicator",),
            ("qualifier", "value", "value_high"),
            ("period_start", "period_end", "precision"),
            ("kind",),
        ),
        more=(
            ("digits", "fraction"),
            ("window_months",),
            ("base_on", "base_precision"),
            ("reference", "reference_kind"),
        ),
        read=read,
        line=line_of_figure,
        similar=similar_figures,
    )


def first_named(named: Named, subject_type: str) -> str | None:
    """Return the first slug of a type that a passage names, None for none."""
    return next(iter(named.get(subject_type, ())), None)


def hubs_named(passage: str, named: Named) -> dict:
    """Read that a passage is about all hubs that it names."""
    return {"hubs": list(named.get("hub", ()))}


def line_of_figure(figure: Figure) -> str:
    """Say a figure in a line; one that is not complete yet by its printed words."""
    known = figure.indicator_id and _subject_id(figure) and _is_measured(figure)
    return sentence_of(figure) if known else figure.as_published


def similar_figures(figure: Figure) -> list[Similar]:
    """Return figures of the same subject and indicator, contrary ones first, then the latest."""
    if not figure.indicator_id or not _subject_id(figure):
        return []
    rows = type(figure).objects.exclude(state="retired").beside(figure)
    beside = list(rows.for_cell().latest_periods()[:MOST_SIMILAR])
    contrary = conflicts_of(figure, beside) if _is_measured(figure) else []
    rest = [other for other in beside if other not in contrary]
    return [
        *(Similar(other, sentence_of(other), is_contrary=True) for other in contrary),
        *(Similar(other, sentence_of(other)) for other in rest),
    ]


def takes_event(suggestion) -> bool:
    """Tell whether a suggestion is something dated."""
    return isinstance(suggestion, EventSuggestion)


def event_data(suggestion: EventSuggestion) -> dict:
    """Return what a suggested event says, but for its title, which is in our own words."""
    return {
        "kind": suggestion.kind,
        "date": plain(suggestion.date),
        "precision": suggestion.precision,
        "date_qualifier": suggestion.date_qualifier,
        "planned": suggestion.planned,
        "hubs": list(suggestion.hubs),
        "companies": list(suggestion.companies),
    }


def similar_events(event: Event) -> list[Similar]:
    """Return the events of the same year that the same kind of words announce."""
    if event.date is None:
        return []
    rows = Event.objects.exclude(state="retired").filter(date__year=event.date.year)
    found = rows.filter(kind=event.kind).order_by("-number")[:MOST_SIMILAR]
    return [Similar(other, str(other.title)) for other in found]


EVENT_DRAFTING = Drafting(
    takes_event,
    event_data,
    main=(("hubs",), ("kind", "planned"), ("date", "precision", "date_qualifier")),
    texts=("title",),
    read=hubs_named,
    line=lambda event: event.title or "",
    similar=similar_events,
)
STATEMENT_DRAFTING = Drafting(
    lambda suggestion: False,
    lambda suggestion: {},
    main=(("hubs",), ("kind",)),
    texts=("text",),
    read=hubs_named,
    line=lambda statement: statement.text or "",
)


def _figure_data(suggestion: FigureSuggestion) -> dict:
    period = suggestion.period if suggestion.period and suggestion.period.end else None
    return {
        "indicator": suggestion.indicator,
        "value": plain(suggestion.value),
        "value_high": plain(suggestion.value_high),
        "qualifier": suggestion.qualifier,
        "digits": suggestion.digits,
        "fraction": suggestion.fraction,
        "kind": suggestion.kind,
        "period_start": plain(period.start) if period else None,
        "period_end": plain(period.end) if period else None,
        "precision": period.precision if period else "",
        "window_months": suggestion.window_months,
        "base_on": plain(suggestion.base_on),
        "base_precision": "day" if suggestion.base_on else "",
    }


def _subject_id(figure: Figure) -> int | None:
    return getattr(figure, f"{type(figure).objects.all().subject}_id")


def _is_measured(figure: Figure) -> bool:
    """Tell whether a figure has all that its qualifier needs to be compared."""
    if figure.qualifier == Figure.Qualifier.VAGUE:
        return True
    is_whole = figure.value_high is not None or figure.qualifier != Figure.Qualifier.RANGE
    return figure.value is not None and is_whole
