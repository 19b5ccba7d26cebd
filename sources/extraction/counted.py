"""Find before a number what it counts: "the number of firms reached", 专利累计."""

import re

from sources.quantities.units import last_noun, take_unit

from .passages import Paragraph

_COUNTED_BEFORE = re.compile(
    r"(?:number of|số lượng|số)\s([^,.;:0-9]{2,40})$|(..)(?:数量|总数|人数|总量)"
)
_MONEY_AFTER = re.compile(r"usd|đồng|\$|nhân dân tệ|yuan|元|%")
_COUNTED_WINDOW = 44
_NOUN_WINDOW = 14
_TAIL = 36


def noun_before(paragraph: Paragraph, start: int) -> str | None:
    """Return what a bare measure word counts: the noun before it in its clause (专利200件).

    "" for a noun of no known unit, None without a noun.
    """
    low = max(0, start - _NOUN_WINDOW)
    text = paragraph.folded[low:start]
    return last_noun(re.split("[,，、;；。:：]", text)[-1])


def unit_before(paragraph: Paragraph, start: int) -> str | None:
    """Return the unit that stands before its number: "the number of firms reached 25,000"."""
    found = _COUNTED_BEFORE.search(paragraph.folded[max(0, start - _COUNTED_WINDOW) : start])
    if found is None or not paragraph.is_one_clause(start - len(found[0]), start):
        return None
    if _MONEY_AFTER.search(paragraph.folded, start, start + _TAIL):
        return None
    return take_unit(f" {found[1]}" if found[1] else found[2])[0]
