"""The start of a text, cut where a reader would pause."""

import re

SENTENCE = re.compile(r".+?(?:[.!?]+(?=\s|$)|[。！？]+|$)\s*")
FEWEST, MOST = 50, 160
LONGEST_WORD = 24


def excerpt_of(text: str, most: int = MOST) -> str:
    """Return the first sentences that fit, in one line; of a longer first one, its start.

    A sentence that refers to a figure is left out: its number stands only on a page.
    """
    sentences = SENTENCE.findall(" ".join(text.split()))
    whole = "".join(each for each in sentences if "{{" not in each).rstrip()
    if len(whole) <= most:
        return whole
    kept = ""
    for sentence in SENTENCE.findall(whole):
        if len((kept + sentence).rstrip()) > most:
            break
        kept += sentence
    kept = kept.rstrip()
    return kept if len(kept) >= FEWEST else _cut(whole, most)


def _cut(text: str, most: int) -> str:
    """Cut between words where the script has spaces, else between characters."""
    start = text[: most - 1]
    space = start.rfind(" ")
    if space > len(start) - LONGEST_WORD:
        start = start[:space]
    return start.rstrip(" ,;:，；：、") + "…"
