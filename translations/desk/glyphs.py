"""The signs of the states of texts, for where a word stands beside them."""

from translations.marks import CONVERTED, IN_REVIEW, MISSING, REVIEWED, SAME, STALE, WRITTEN

GLYPHS = {
    MISSING: "○",
    STALE: "◐",
    CONVERTED: "⚙\ufe0e",
    IN_REVIEW: "◑",
    WRITTEN: "✎\ufe0e",
    REVIEWED: "●",
    SAME: "＝",
}
