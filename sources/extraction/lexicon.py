"""What articles are searched for: names, indicators' keywords, cues; loaded once."""

from dataclasses import dataclass, field
from functools import cached_property

from sources.registry import IndicatorWords, SubjectName, indicator_words, subject_names

from .cues import cues
from .folding import bare, plain, same_letters
from .phrases import PhraseIndex
from .wordings import wordings

_ACRONYM = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """A subject named at a place: code points start to end of a paragraph."""

    start: int
    end: int
    subject_type: str
    slug: str
    is_broad: bool
    level: str = ""


@dataclass(frozen=True)
class Lexicon:
    """Names and words of all subjects, ready for any number of articles.

    names: folded without marks → SubjectName. words: cues, wordings and keywords; a keyword
    means ("keyword", slug), or ("inherited", slug) for a variant of the indicator it is of.
    """

    indicators: dict[str, IndicatorWords]
    names: PhraseIndex = field(repr=False)
    words: PhraseIndex = field(repr=False)

    @cached_property
    def units(self) -> frozenset[str]:
        """Return the units that indicators are in."""
        return frozenset(indicator.unit for indicator in self.indicators.values())

    def mentions(self, text: str, folded: str) -> list[Mention]:
        """Return the subjects named in a text, the longest name at each place."""
        found, end = [], 0
        for hit in self.names.find(bare(folded)):
            if hit.start < end:
                continue
            written = text[hit.start : hit.end]
            for name in hit.meanings:
                if is_written(name.text, written, folded[hit.start : hit.end]):
                    end = hit.end
                    found.append(
                        Mention(
                            hit.start,
                            end,
                            name.subject_type,
                            name.slug,
                            name.is_broad,
                            name.level,
                        )
                    )
                    break
        return found


def is_written(name: str, written: str, folded: str) -> bool:
    """Tell whether a text writes a name: marks as they are or none, a capital where it has one.

    Up to four letters count only in the name's own capitals: JD, not jd.
    """
    if name[0].isupper() and not written[0].isupper():
        return False
    if name.isascii() and len(name) <= _ACRONYM and name.isupper() and written != name:
        return False
    return same_letters(plain(name), folded) or folded.isascii()


def load_lexicon() -> Lexicon:
    """Load names and indicators from the apps above, in a constant number of queries."""
    return make_lexicon(subject_names(), indicator_words())


def make_lexicon(names: list[SubjectName], indicators: list[IndicatorWords]) -> Lexicon:
    """Build a lexicon from names and indicators."""
    by_slug = {indicator.slug: indicator for indicator in indicators}
    phrases = [(bare(plain(name.text)), name) for name in names]
    return Lexicon(by_slug, PhraseIndex(phrases), PhraseIndex(_words(by_slug)))


def _words(indicators: dict[str, IndicatorWords]):
    for phrase, meaning in (*cues(), *wordings()):
        yield plain(phrase), meaning
    for indicator in indicators.values():
        for keyword in indicator.keywords:
            yield plain(keyword), ("keyword", indicator.slug)
        parent = indicators.get(indicator.variant_of)
        for keyword in parent.keywords if parent else ():
            yield plain(keyword), ("inherited", indicator.slug)
