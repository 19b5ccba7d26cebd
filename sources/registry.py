"""The door upward: what apps above tell the sources about themselves.

Claim models register here, so that a source page lists them and a number finds its claim;
names and indicators, so that articles are searched for them. The sources know no subject.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.text import capfirst

if TYPE_CHECKING:
    from editorial.models import Public
    from editorial.patches import Data
    from sources.models import Claim

# Whom a passage names: the slugs by subject type, in its order.
Named = Mapping[str, Sequence[str]]


def name_nothing(claim: "Claim") -> "Iterable[Public]":
    """Name no record."""
    return ()


def tag_nothing(claim: "Claim") -> str:
    """Give no tag."""
    return ""


@dataclass(frozen=True)
class Similar:
    """A stored claim like one that is being written. is_contrary: both cannot be right."""

    claim: "Claim"
    line: str
    is_contrary: bool = False


def find_nothing(claim: "Claim") -> "list[Similar]":
    """Find no similar claim."""
    return []


def read_nothing(passage: str, named: "Named") -> "Data":
    """Read nothing in a passage."""
    return {}


@dataclass(frozen=True)
class Drafting:
    """How editors draft claims of a kind from an article.

    takes: tells whether a suggestion of sources.extraction becomes a claim of this kind.
    data: what such a suggestion says, as editorial.patches has it.
    read: what a passage that an editor chose says by itself, from its words and whom it names;
    a query or two.
    main, more: the rows of fields that are asked for, those of `more` only on demand.
    texts: translated fields, asked for in the language of the article and of the editor.
    line: says a claim in one line of words; the claim is loaded by for_listing() or unsaved.
    similar: returns stored claims like an unsaved one, contrary ones first, as soon as enough
    of it is known; a constant number of queries.
    """

    takes: "Callable[[object], bool]"
    data: "Callable[[object], Data]"
    main: tuple[tuple[str, ...], ...]
    more: tuple[tuple[str, ...], ...] = ()
    texts: tuple[str, ...] = ()
    read: "Callable[[str, Named], Data]" = read_nothing
    line: "Callable[[Claim], str]" = str
    similar: "Callable[[Claim], list[Similar]]" = find_nothing


@dataclass(frozen=True)
class ClaimKind:
    """How one model of claims shows up below: its name in files, its partial on a source page."""

    model: "type[Claim]"
    name: str
    template: str
    position: int
    names: "Callable[[Claim], Iterable[Public]]" = name_nothing
    tag: "Callable[[Claim], str]" = tag_nothing
    drafting: Drafting | None = None

    @property
    def label(self) -> str:
        """Return what the desk calls such a claim."""
        return capfirst(self.model._meta.verbose_name)


_kinds: dict[str, ClaimKind] = {}


def register_claims(
    model: "type[Claim]",
    *,
    name: str,
    template: str,
    position: int,
    names: "Callable[[Claim], Iterable[Public]]" = name_nothing,
    tag: "Callable[[Claim], str]" = tag_nothing,
    drafting: Drafting | None = None,
) -> None:
    """Let a model's claims be numbered, found by number and listed with their source.

    name: what content files call the kind, such as "figure".
    template: a partial that shows one `claim`, for_listing() being what it reads.
    position: where the kind stands among the others on a source page.
    names: returns the records that a claim names, loaded by for_listing(); each has a page.
    tag: returns what kind of such a claim it is, in one word, '' where its partial says it.
    drafting: how editors draft such a claim from an article; None for not at all.
    """
    kind = ClaimKind(model, name, template, position, names, tag, drafting)
    _kinds[model._meta.label_lower] = kind


def claim_kinds() -> list[ClaimKind]:
    """Return every registered kind, in the order of a source page."""
    return sorted(_kinds.values(), key=lambda kind: kind.position)


def claim_models() -> "list[type[Claim]]":
    """Return the models of all registered kinds."""
    return [kind.model for kind in claim_kinds()]


def kind_of(label: str) -> ClaimKind | None:
    """Return the kind of a model label such as "hubs.hubfigure", or None."""
    return _kinds.get(label)


@dataclass(frozen=True)
class SubjectName:
    """A name under which articles speak of a subject.

    subject_type: "hub" or "company". is_broad: a country or region, within which the real
    subject of a figure often lies. level: of a hub, what a text may call it by: "the province".
    """

    text: str
    subject_type: str
    slug: str
    is_broad: bool = False
    level: str = ""


@dataclass(frozen=True)
class IndicatorWords:
    """What an article must say for a number to be of an indicator.

    keywords: of all languages. measure: stock, flow, share, growth, rank or count.
    variant_of: the slug of the indicator whose keywords announce this one too, or "".
    """

    slug: str
    subject_type: str
    unit: str
    measure: str
    keywords: tuple[str, ...]
    variant_of: str = ""


_names: "dict[type[Public], Callable[[], Iterable[SubjectName]]]" = {}
_indicators: "dict[type[Public], Callable[[], Iterable[IndicatorWords]]]" = {}


def register_names(model: "type[Public]", load: "Callable[[], Iterable[SubjectName]]") -> None:
    """Let articles be searched for the names of a model's records, and these be mentioned.

    Its name is the subject type of all of them; load takes a constant number of queries.
    """
    _names[model] = load


def register_indicators(
    model: "type[Public]", load: "Callable[[], Iterable[IndicatorWords]]"
) -> None:
    """Let numbers be matched with indicators; load takes a constant number of queries.

    Indicators that share a keyword divide a list of numbers after it in their order.
    """
    _indicators[model] = load


def subject_models() -> "dict[str, type[Public]]":
    """Return the models whose records articles name, by subject type."""
    return {model._meta.model_name: model for model in _names}


def searched_models() -> "list[type[Public]]":
    """Return the models whose records decide what is found in an article."""
    return [*_names, *_indicators]


def subject_names() -> list[SubjectName]:
    """Return all names that apps above know."""
    return [name for load in _names.values() for name in load()]


def indicator_words() -> list[IndicatorWords]:
    """Return the words of all indicators that apps above know."""
    return [words for load in _indicators.values() for words in load()]
