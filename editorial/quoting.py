"""The door for quotes: what a draft is drawn from, for whoever reviews it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from editorial.candidates import Candidate
from translations.languages import HTML_CODES


@dataclass(frozen=True)
class Quote:
    """A passage in its paragraph: what stands before it, itself, what follows.

    title, url: of what is quoted. place: where in it, in words. note: why there is no text.
    """

    title: str
    url: str = ""
    place: str = ""
    language: str = ""
    before: str = ""
    exact: str = ""
    after: str = ""
    note: str = ""

    @property
    def html_lang(self) -> str:
        """Return the value for an HTML lang attribute, '' where it is not known."""
        return HTML_CODES.get(self.language, "")


Find = Callable[[Sequence[Candidate]], Iterable[tuple[Candidate, Quote]]]

_finders: list[Find] = []


def register_quotes(find: Find) -> None:
    """Let an app quote for drafts: find(candidates) → (candidate, Quote), by a few queries."""
    _finders.append(find)


def quotes_of(candidates: Iterable[Candidate]) -> dict[Candidate, Quote]:
    """Return what these are drawn from; those drawn from nothing are left out."""
    asked = list(candidates)
    return {candidate: quote for find in _finders for candidate, quote in find(asked)}
