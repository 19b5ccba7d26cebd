"""Find a passage of an old text in a new one: by its quote, then by what stood around it."""

from collections.abc import Sequence
from dataclasses import dataclass

CONTEXT = 64
_MOST = 200


@dataclass(frozen=True)
class Quote:
    """A passage as Web Annotation quotes it: its words and what stands before and after."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True)
class Anchor:
    """Where a passage stands: paragraph from 1, code points, end exclusive."""

    paragraph: int
    start: int
    end: int


def quote_at(lines: Sequence[str], paragraph: int, start: int | None, end: int | None) -> Quote:
    """Return the quote of a place, the whole paragraph without a range.

    What stands around it goes on into the paragraphs beside it. Errors: IndexError.
    """
    line = lines[paragraph - 1]
    start, end = (0, len(line)) if start is None else (start, end)
    before = "\n".join([*lines[max(0, paragraph - 2) : paragraph - 1], line[:start]])
    after = "\n".join([line[end:], *lines[paragraph : paragraph + 1]])
    return Quote(line[start:end], before[-CONTEXT:], after[:CONTEXT])


def find_anchor(quote: Quote, lines: Sequence[str], paragraph: int) -> Anchor | None:
    """Return where a quote stands in a new text, None where it is gone.

    Of several places the one whose surroundings agree most, then the nearest to the old
    paragraph. At most 200 places are looked at.
    """
    places = _places(quote.exact, lines) if quote.exact else []
    if not places:
        return None
    return max(
        places, key=lambda at: (_agreement(quote, lines, at), -abs(at.paragraph - paragraph))
    )


def _places(exact: str, lines: Sequence[str]) -> list[Anchor]:
    found: list[Anchor] = []
    for number, line in enumerate(lines, 1):
        start = line.find(exact)
        while start >= 0 and len(found) < _MOST:
            found.append(Anchor(number, start, start + len(exact)))
            start = line.find(exact, start + len(exact))
    return found


def _agreement(quote: Quote, lines: Sequence[str], at: Anchor) -> int:
    now = quote_at(lines, at.paragraph, at.start, at.end)
    before = _same(reversed(quote.prefix), reversed(now.prefix))
    return before + _same(quote.suffix, now.suffix)


def _same(one, other) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
