"""What the hubs tell the floors below: what is found, and which claims there are."""

from itertools import chain

from editorial.effects import register_effects
from hubs.drafting import EVENT_DRAFTING, STATEMENT_DRAFTING, figure_drafting
from hubs.effects import find_comparisons
from hubs.lexicon import hub_names, indicator_keywords
from hubs.models import Event, Figure, Hub, HubFigure, Indicator, NameKind, Statement
from hubs.prose import figure_finder
from search.registry import register as register_search
from sources.finders import register_finder
from sources.prose import without_references, write_out
from sources.registry import register_claims, register_indicators, register_names
from translations.languages import LANGUAGES, column
from translations.texts import texts_of


def register() -> None:
    """Register our models; called once the apps are ready."""
    register_finder("hub", figure_finder(HubFigure))
    register_effects(find_comparisons)
    texts = names_and_texts("tagline", "summary")
    register_search(Hub, names=names_of, texts=texts, position=1, ready=write_out, load=["aliases"])
    register_claims(
        HubFigure,
        name="figure",
        template="hubs/_figure_row.html",
        position=1,
        names=named_by_figure,
        drafting=figure_drafting("hub"),
    )
    register_claims(
        Event,
        name="event",
        template="hubs/_event.html",
        position=5,
        names=_named_in_chronicle,
        tag=_kind_of_event,
        drafting=EVENT_DRAFTING,
    )
    register_claims(
        Statement,
        name="statement",
        template="hubs/_statement.html",
        position=6,
        names=_named_in_chronicle,
        tag=Statement.get_kind_display,
        drafting=STATEMENT_DRAFTING,
    )
    register_names(Hub, hub_names)
    register_indicators(Indicator, indicator_keywords)
    register_search(Indicator, names=names_of, texts=names_and_texts("definition"), position=4)


def named_by_figure(figure: Figure) -> list:
    """Return what a figure is about and the hub it is compared with; loaded by for_cell()."""
    return [figure.subject, *([figure.reference] if figure.reference else [])]


def names_of(record) -> list[str]:
    """Return a record's names in all languages, then its aliases, wrong ones last."""
    names = list(texts_of(record, "name").values())
    aliases = list(record.aliases.all()) if hasattr(record, "aliases") else []
    aliases.sort(key=lambda alias: alias.kind == NameKind.WRONG)
    return list(dict.fromkeys(names + [alias.text for alias in aliases]))


def names_and_texts(*fields: str):
    """Return the function that gives a record's {language: (name, text)} for the index."""

    def texts(record) -> dict[str, tuple[str, str]]:
        found = {}
        for language in LANGUAGES:
            written = (getattr(record, column(field, language)) or "" for field in fields)
            parts = [without_references(text) for text in written]
            title = getattr(record, column("name", language)) or ""
            if title or any(parts):
                found[language] = (title, "\n".join(filter(None, parts)))
        return found

    return texts


def _named_in_chronicle(claim) -> list:
    return [*chain(claim.hubs.all(), claim.companies.all())]


def _kind_of_event(event: Event) -> str:
    return "" if event.kind == Event.Kind.OTHER else event.get_kind_display()
