"""What two texts differ in: paragraphs first, then words or, in Han, characters."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, ADDED, REMOVED = "same", "added", "removed"
# A reference, a number with its separators, a Han character, a word, spaces, any other sign.
_TOKEN = re.compile(
    r"\{\{[^{}]*\}\}"
    r"|\d+(?:[.,]\d+)*"
    r"|[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    r"|(?:(?![\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\d])\w)+"
    r"|\s+"
    r"|."
)
# Above this product of lengths a paragraph is shown as replaced: comparing it takes too long.
_MOST_PAIRS = 4_000_000
# Paragraphs less alike than this are shown as one removed and another added.
_ALIKE = 0.3
CONTEXT = 1


@dataclass(frozen=True)
class Piece:
    """A run of text that stayed, came or went. kind: same, added or removed."""

    kind: str
    text: str


@dataclass(frozen=True)
class Block:
    """One paragraph with what changed in it, or several unchanged ones that are folded away."""

    pieces: tuple[Piece, ...]
    folded: int = 0

    @property
    def changed(self) -> bool:
        """Tell whether anything in it came or went."""
        return any(piece.kind != SAME for piece in self.pieces)


def blocks_of(old: str, new: str) -> Iterator[Block]:
    """Yield what changed between two texts, with a paragraph around it and the rest folded."""
    yield from _fold(list(_paragraphs(_lines(old), _lines(new))))


def pieces_of(old: str, new: str) -> tuple[Piece, ...]:
    """Return one paragraph as runs that stayed, came and went, in reading order."""
    if not old or not new:
        return _whole(old, new)
    one, other = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(one) * len(other) > _MOST_PAIRS:
        return _whole(old, new)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    found: list[tuple[str, str, str]] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        found.append((kind, "".join(one[a:b]), "".join(other[c:d])))
    return tuple(_runs(_closed(found)))


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _whole(old: str, new: str) -> tuple[Piece, ...]:
    pieces = (Piece(REMOVED, old), Piece(ADDED, new))
    return tuple(piece for piece in pieces if piece.text)


def _closed(found: list[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """Let a change run over mere spaces between two changes: words swapped read as one."""
    waiting: tuple[str, str, str] | None = None
    for index, (kind, old, new) in enumerate(found):
        bridge = kind == "equal" and not old.strip() and 0 < index < len(found) - 1
        if kind != "equal" or (bridge and waiting):
            before = waiting or ("replace", "", "")
            waiting = ("replace", before[1] + old, before[2] + new)
            continue
        if waiting:
            yield waiting
            waiting = None
        yield kind, old, new
    if waiting:
        yield waiting


def _runs(changes) -> Iterator[Piece]:
    for kind, old, new in changes:
        if kind == "equal":
            yield Piece(SAME, old)
        else:
            yield from _whole(old, new)


def _paragraphs(old: Sequence[str], new: Sequence[str]) -> Iterator[Block]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield from (Block((Piece(SAME, line),)) for line in old[a:b])
        else:
            yield from _replaced(old[a:b], new[c:d])


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Block]:
    """Compare paragraphs that took the place of others pair by pair, where they are alike."""
    shared = min(len(old), len(new))
    for one, other in zip(old[:shared], new[:shared], strict=True):
        if len(old) == len(new) == 1 or _are_alike(one, other):
            yield Block(pieces_of(one, other))
        else:
            yield from (Block((piece,)) for piece in _whole(one, other))
    yield from (Block((Piece(REMOVED, line),)) for line in old[shared:])
    yield from (Block((Piece(ADDED, line),)) for line in new[shared:])


def _are_alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other)
    return matcher.real_quick_ratio() > _ALIKE and matcher.quick_ratio() > _ALIKE


def _fold(blocks: list[Block]) -> Iterator[Block]:
    changed = [index for index, block in enumerate(blocks) if block.changed]
    near = {i for index in changed for i in range(index - CONTEXT, index + CONTEXT + 1)}
    waiting: list[Block] = []
    for index, block in enumerate(blocks):
        if index not in near:
            waiting.append(block)
            continue
        yield from _folded(waiting)
        waiting = []
        yield block
    yield from _folded(waiting)


def _folded(blocks: list[Block]) -> Iterator[Block]:
    if blocks:
        yield Block(tuple(piece for block in blocks for piece in block.pieces), len(blocks))
