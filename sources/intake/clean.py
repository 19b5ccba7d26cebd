"""Say which blocks are no part of an article, each with its reason; words stay as they are."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from . import noise
from .read import Article, Block

# Why a block is left out, by code.
REASONS = {
    "navigation": _("Menu or way through the site"),
    "advert": _("Advertisement"),
    "spam": _("Spam"),
    "related": _("Other articles"),
    "comments": _("Readers' comments, or a call for them"),
    "caption": _("Caption or credit of a picture"),
    "share": _("Sharing and counts"),
    "legal": _("Legal notice"),
    "byline": _("Byline, credit or contact"),
    "time": _("Time stamp alone"),
    "no_words": _("No words"),
    "page": _("Part of the page, not of the article"),
    "hidden": _("Hidden on the page"),
    "after_end": _("After the end of the article"),
}
_PROSE_LATIN, _PROSE_HAN = 60, 30
_TO_THE_END = 0.6
_LEAST_NAMES = 3
_HAN = re.compile("[\u3400-\u9fff]")
_WORD = re.compile(r"[^\W_]")
_NAME = re.compile(r"(?<=[\w,;] )[A-ZĐ][\w'’]{2,}")
_ENDS = re.compile(r"[.。!?！？…]")
_STOP = frozenset("的了是在和有我不这這一也个個为為与與对對中上以而就都要他们們它其之")
_MOST_NAMES = 15
_REPEATED = 60
_LONGEST_CAPTION = 80


def clean(article: Article) -> dict[int, str]:
    """Return {number: code of REASONS} of the blocks to leave out, linear in the text's length.

    A page is judged by its markup and its words, a text by its words alone; where nothing
    would be left, nothing is left out.
    """
    blocks = article.blocks
    folded = {b.number: noise.fold(b.text) for b in blocks if len(b.text) <= noise.MIDDLE}
    found = _judge_all(blocks, folded)
    _drop_unlike_lead(article, found)
    _drop_tail(blocks, folded, found)
    return dict(sorted(found.items())) if len(found) < len(blocks) else {}


def _judge_all(blocks: Sequence[Block], folded: dict[int, str]) -> dict[int, str]:
    """Judge every block by itself; short lines that say the same under the same signs once."""
    known: dict[tuple, str] = {}
    found = {}
    for block in blocks:
        if len(block.text) > _REPEATED:
            code = _judge(block, folded.get(block.number, ""))
        else:
            signs = (block.text, block.zone, block.role, block.level, block.linked)
            if signs not in known:
                known[signs] = _judge(block, folded[block.number])
            code = known[signs]
        if code:
            found[block.number] = code
    return found


def _judge(block: Block, folded: str) -> str:
    """Return why one block by itself is left out, "" to keep it."""
    if block.zone and not (
        block.zone == "navigation" and block.role == "heading" and block.level == 1
    ):
        return block.zone
    if not _WORD.search(block.text[: noise.MIDDLE]) or (
        block.role != "cell" and _is_number_alone(block.text)
    ):
        return "no_words"
    if not folded:
        return "spam" if _is_spam(noise.fold(block.text[: noise.MIDDLE])) else ""
    if _is_spam(folded):
        return "spam"
    if noise.LEGAL_START.match(folded) or noise.LEGAL.search(folded):
        return "legal"
    if len(folded) <= noise.MIDDLE // 2 and _is_caption(folded):
        return "caption"
    if len(folded) > noise.SHORT:
        return ""
    return _judge_short(block, folded)


def _judge_short(block: Block, folded: str) -> str:
    if noise.SIGNS.match(folded) and (code := _judge_signs(block, folded)):
        return code
    if _is_counts(folded):
        return "share"
    if _is_menu(folded):
        return "navigation"
    if block.role == "item" and block.linked > 0.9 and not _ENDS.search(block.text):
        return "related"
    return ""


def _judge_signs(block: Block, folded: str) -> str:
    """Return why a line is left out that begins as noise does."""
    if noise.TIMESTAMP.match(folded):
        return "time"
    if noise.SHARE.match(folded) or _is_counts(folded):
        return "share"
    if noise.ADVERT.match(folded):
        return "advert"
    if (
        noise.RELATED.match(folded)
        or noise.RELATED_LINE.match(folded)
        or noise.SECTION_TITLE.match(folded)
    ):
        return "related"
    if noise.COMMENTS.match(folded) or noise.INVITATION.match(folded):
        return "comments"
    if noise.BYLINE.match(folded) and len(folded) <= 100:
        return "byline"
    return "navigation" if noise.NAVIGATION.match(folded) else ""


def is_prose(text: str) -> bool:
    """Tell whether a block is a paragraph of sentences."""
    least = _PROSE_HAN if _HAN.search(text[:100]) else _PROSE_LATIN
    return len(text) >= least and bool(_ENDS.search(text))


def _is_number_alone(text: str) -> bool:
    return len(text) <= 12 and not any(c.isalpha() for c in text)


def _is_spam(folded: str) -> bool:
    if not noise.SPAM.search(folded):
        return False
    if noise.SPAM_ALONE.search(folded):
        return True
    return len(set(noise.SPAM.findall(folded))) >= 2


def _is_caption(folded: str) -> bool:
    return bool(noise.CAPTION_START.match(folded) or noise.CAPTION_END.search(folded))


def _is_counts(folded: str) -> bool:
    """Tell whether a line says little more than how often it was read, shared, answered."""
    if not noise.COUNTS.search(folded):
        return False
    rest = noise.COUNTS.sub(" ", folded)
    words = noise.COUNTS_LEFT.findall(rest)
    many = sum(len(w) for w in words)
    return many <= (6 if _HAN.search(folded) else 12) or ("·" in folded and many <= 45)


def _is_menu(folded: str) -> bool:
    """Tell whether a line is a row of short names with separators."""
    parts = noise.SEPARATORS.split(folded)
    return len(parts) >= 3 and max(map(len, parts)) <= 26 and not re.search(r"[.。!?,，]", folded)


def _drop_unlike_lead(article: Article, found: dict[int, str]) -> None:
    """Drop the caption of a picture that stands before everything else.

    It is short, has no sentence, another heading follows, and no word of it comes back.
    """
    if article.is_page:
        return
    kept = [b for b in article.blocks if b.number not in found]
    if len(kept) < 4 or is_prose(kept[0].text) or is_prose(kept[1].text):
        return
    first = kept[0].text
    words = set(pieces(first))
    if len(first) > _LONGEST_CAPTION or not words or _ENDS.search(first):
        return
    if all(words.isdisjoint(pieces(block.text)) for block in kept[1:]):
        found[kept[0].number] = "caption"


def pieces(text: str) -> list[str]:
    """Return what a text is compared by: words of four letters and more, pairs of Han."""
    words = [w.casefold() for w in re.findall(r"[^\W\d_\u3400-\u9fff]{4,}", text)]
    han = "".join(_HAN.findall(text))
    return words + [a + b for a, b in pairwise(han)]


def _drop_tail(blocks: Sequence[Block], folded: dict[int, str], found: dict[int, str]) -> None:
    """Drop what follows the article: a list of other articles, comments, another page's matter."""
    whole = sum(len(b.text) for b in blocks if b.number not in found and is_prose(b.text))
    seen, section, heads = 0, "", []
    tail: _Tail | None = None
    for position, block in enumerate(blocks):
        code = found.get(block.number, "")
        if not code and is_prose(block.text):
            if section and section != "comments" and _resumes(block.text, tail.names):
                section = ""
            if not section:
                seen += len(block.text)
                heads.append(block.text)
        if section:
            found.setdefault(block.number, section)
            continue
        if seen < whole * _TO_THE_END or not heads:
            continue
        section = _opens_section(block, code, folded.get(block.number, ""))
        if section:
            # Once for all sections: the article's names are those of its beginning.
            tail = tail or _Tail(blocks, _names(heads))
        if section == "after_end" and not tail.is_unlike(position + 1):
            section = ""


def _opens_section(block: Block, code: str, folded: str) -> str:
    if code == "related" and noise.RELATED.match(folded):
        return "related"
    if code in ("comments", "share") and noise.COMMENTS.match(folded):
        return "comments"
    return "after_end" if noise.END.match(folded) and len(folded) <= noise.SHORT else ""


def _names(heads: Sequence[str]) -> set[str]:
    """Return what an article speaks of often: capitalised words, frequent pairs of Han."""
    text = "\n".join(heads)
    counted = Counter(_NAME.findall(text))
    counted.update(pair for pair in (a + b for a, b in pairwise(text)) if _is_telling(pair))
    often = [name for name, count in counted.most_common(_MOST_NAMES) if count >= _LEAST_NAMES]
    return set(often)


def _is_telling(pair: str) -> bool:
    return all("\u3400" <= c <= "\u9fff" and c not in _STOP for c in pair)


def _resumes(text: str, names: set[str]) -> bool:
    least = 2 * (_PROSE_HAN if _HAN.search(text[:100]) else _PROSE_LATIN)
    return len(text) >= least and sum(name in text for name in names) >= _LEAST_NAMES


class _Tail:
    """How many of the blocks from a place on speak of what the article does."""

    def __init__(self, blocks: Sequence[Block], names: set[str]):
        self.names = names
        self.like = [0]
        for block in reversed(blocks):
            self.like.append(self.like[-1] + any(name in block.text for name in names))

    def is_unlike(self, start: int) -> bool:
        """Tell whether hardly any block from here on does."""
        left = len(self.like) - 1 - start
        return left > 0 and self.like[left] * 5 <= left
