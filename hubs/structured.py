"""Hubs and their figures for machines, in the words of schema.org."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from editorial.structured import LONGEST_TEXT, Node, absolute, dataset, identity, node
from hubs.comparison import Row
from hubs.comparison_options import canonical_address
from hubs.models import Figure, Hub, Indicator
from hubs.permalinks import figure_kinds
from hubs.profile import other_names
from hubs.wording import sentence_of
from sources.structured import work_of, works_of
from translations.excerpts import excerpt_of
from translations.languages import HTML_CODES, current_language
from translations.texts import own_text, text_of

KINDS = {
    Hub.Kind.COUNTRY: "Country",
    Hub.Kind.CITY: "City",
    Hub.Kind.REGION: "Place",
    Hub.Kind.PARK: "Place",
}


def place_of(hub: Hub) -> Node:
    """Describe a hub loaded by for_profile(), with the places that it lies in."""
    inside = hub.parent and place_within(hub.parent)
    return {
        **place_named(hub),
        **node(
            _kind(hub),
            description=excerpt_of(own_text(hub, "summary"), LONGEST_TEXT),
            alternateName=[str(name) for name in other_names(hub)],
            geo=_geo(hub),
            containedInPlace=inside,
            mainEntityOfPage=absolute(hub.get_absolute_url()),
        ),
    }


def place_within(hub: Hub) -> Node:
    """Name a hub and all that it lies in; hub: with its parents loaded."""
    inside = {"containedInPlace": place_within(hub.parent)} if hub.parent else {}
    return {**place_named(hub), **inside}


def place_named(hub: Hub) -> Node:
    """Name a hub and where its page is."""
    path = hub.get_absolute_url()
    named = node(_kind(hub), name=str(text_of(hub, "name")), url=absolute(path))
    return {"@id": identity(path, "place"), **named}


def subject_named(subject) -> Node:
    """Name what a figure is about: a hub, or a company of the floor above."""
    if isinstance(subject, Hub):
        return place_named(subject)
    path = subject.get_absolute_url()
    named = node("Thing", name=str(text_of(subject, "name")), url=absolute(path))
    return {"@id": identity(path, "organization"), **named}


def figure_page(figure: Figure) -> Node:
    """Describe the page of one figure loaded by for_cell(): what it says and who says so."""
    return {
        "abstract": sentence_of(figure) if current_language() in figure.written_in else None,
        "about": subject_named(figure.subject),
        "citation": work_of(figure.source),
    }


def indicator_data(indicator: Indicator, figures: Sequence[Figure]) -> Node | None:
    """Describe the data of an indicator's page, None where it has none.

    figures: all of the indicator, loaded by for_cell(), so no query runs here.
    """
    if not figures:
        return None
    hubs = {figure.subject.pk: figure.subject for figure in figures}
    return dataset(
        indicator.get_absolute_url(),
        name=str(text_of(indicator, "name")),
        description=_described(own_text(indicator, "definition")),
        files=_indicator_files(indicator, figures),
        variableMeasured=_variable(indicator),
        spatialCoverage=[place_named(hub) for hub in hubs.values() if isinstance(hub, Hub)],
        **_drawn_from(figures),
    )


def comparison_data(hubs: Sequence[Hub], rows: Sequence[Row]) -> Node | None:
    """Describe the data of a comparison, None where no hub has a figure.

    rows: loaded by load_rows(), so no query runs here.
    """
    known = [row for row in rows if row.figures]
    if not known:
        return None
    names = " · ".join(str(text_of(hub, "name")) for hub in hubs)
    indicators = {row.indicator.pk: row.indicator for row in known}
    return dataset(
        canonical_address(hubs),
        name=_("%(hubs)s compared") % {"hubs": names},
        description=_described(_("Sourced figures of %(hubs)s side by side.") % {"hubs": names}),
        files=_comparison_files(hubs),
        variableMeasured=[_variable(indicator) for indicator in indicators.values()],
        spatialCoverage=[place_named(hub) for hub in hubs],
        **_drawn_from([figure for row in known for figure in row.figures]),
    )


def _kind(hub: Hub) -> str:
    return KINDS.get(hub.kind, "AdministrativeArea")


def _geo(hub: Hub) -> Node | None:
    if hub.lat is None:
        return None
    return node("GeoCoordinates", latitude=float(hub.lat), longitude=float(hub.lon))


def _variable(indicator: Indicator) -> Node:
    return node(
        "PropertyValue",
        name=str(text_of(indicator, "name")),
        description=own_text(indicator, "definition"),
        unitText=own_text(indicator.unit, "name"),
        url=absolute(indicator.get_absolute_url()),
    )


def _described(about: str) -> str:
    """Return what a data set is about, followed by what holds for all of ours."""
    whole = _(
        "%(about)s Every figure carries its unit, its period and the source that states it. Part "
        "of Hub Atlas, an atlas of technology hubs and companies, free to reuse under CC BY 4.0."
    )
    return (whole % {"about": about}).strip()


def _drawn_from(figures: Sequence[Figure]) -> Node:
    """Return when the figures speak of, who states them, and in which language we say so."""
    found = {
        "temporalCoverage": _coverage(figures),
        "isBasedOn": works_of(figure.source for figure in figures),
        "inLanguage": HTML_CODES[current_language()],
        "dateModified": max(figure.updated_at for figure in figures).isoformat(timespec="seconds"),
    }
    return {name: value for name, value in found.items() if value}


def _coverage(figures: Iterable[Figure]) -> str:
    """Return the time from the first day to the last as schema.org writes it, '' for none."""
    days: list[date] = [
        day for figure in figures for day in (figure.period_start, figure.period_end) if day
    ]
    return f"{min(days).isoformat()}/{max(days).isoformat()}" if days else ""


def _indicator_files(indicator: Indicator, figures: Sequence[Figure]) -> list[tuple[str, str]]:
    models = {type(figure) for figure in figures}
    kinds = [kind for kind in figure_kinds() if kind.model in models]
    files = []
    for kind in kinds:
        address = absolute(f"/api/v1/{kind.name}s/?indicator={indicator.slug}")
        files += [("text/csv", f"{address}&format=csv"), ("application/json", address)]
    return files


def _comparison_files(hubs: Sequence[Hub]) -> list[tuple[str, str]]:
    path = canonical_address(hubs).removesuffix("/")
    return [
        ("text/csv", absolute(f"{path}.csv")),
        ("application/json", absolute(f"{path}.json")),
    ]
