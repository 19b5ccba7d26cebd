"""Which numbers of two texts have no counterpart in the other."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from .values import Key, Reading
from .words import SHARED_SIGNS


@dataclass
class Difference:
    """What the numbers of a translation and of its original do not share.

    missing, added: printed numbers of the one text that the other has not at all. fewer, more:
    those that stand there, but fewer times. words_missing, words_added: numbers in words.
    currencies: pairs of the same amount in other money. reordered: numbers of the translation
    that stand in another order than their likes, while what they belong to does not.
    """

    missing: list[Reading] = field(default_factory=list)
    added: list[Reading] = field(default_factory=list)
    fewer: list[Reading] = field(default_factory=list)
    more: list[Reading] = field(default_factory=list)
    words_missing: list[Reading] = field(default_factory=list)
    words_added: list[Reading] = field(default_factory=list)
    currencies: list[tuple[Reading, Reading]] = field(default_factory=list)
    reordered: list[Reading] = field(default_factory=list)


def differences(original: Sequence[Reading], translation: Sequence[Reading]) -> Difference:
    """Compare the numbers of two texts; their order may differ where all of it does."""
    matching = _Matching(original, translation)
    found = Difference()
    found.missing, found.fewer = _split(matching.left, translation)
    found.added, found.more = _split(matching.right, original)
    found.words_missing = _words(original, translation)
    found.words_added = _words(translation, original)
    if not (found.words_missing or found.words_added):
        fewer, more = _repeated(original, translation), _repeated(translation, original)
        if fewer and more:
            found.words_missing, found.words_added = fewer, more
    found.currencies = _other_money(matching.pairs)
    if not (found.missing or found.added):
        found.reordered = _reordered(matching.pairs)
    return found


class _Matching:
    """Pairs of readings: first what means the same, then what may, then words for digits."""

    def __init__(self, original: Sequence[Reading], translation: Sequence[Reading]):
        self.pairs: list[tuple[Reading, Reading]] = []
        self.left = [each for each in original if not each.spelled]
        self.right = [each for each in translation if not each.spelled]
        self._pair(lambda each: (each.key, each.currency))
        self._pair(lambda each: each.key)
        self._pair_any()
        in_words = [each for each in translation if each.spelled]
        self.left = _without(self.left, in_words)
        self.right = _without(self.right, [each for each in original if each.spelled])

    def _pair(self, key) -> None:
        waiting: dict[Hashable, list[Reading]] = defaultdict(list)
        for each in reversed(self.right):
            waiting[key(each)].append(each)
        left = []
        for each in self.left:
            if others := waiting[key(each)]:
                self.pairs.append((each, others.pop()))
            else:
                left.append(each)
        self.left = left
        self._keep_right()

    def _pair_any(self) -> None:
        waiting = _by_keys(self.right)
        left, used = [], set()
        for each in self.left:
            other = _first(waiting, each.keys, used)
            if other is None:
                left.append(each)
            else:
                used.add(id(other))
                self.pairs.append((each, other))
        self.left = left
        self._keep_right()

    def _keep_right(self) -> None:
        paired = {id(other) for _, other in self.pairs}
        self.right = [each for each in self.right if id(each) not in paired]


def _by_keys(found: Iterable[Reading]) -> dict[Key, list[Reading]]:
    waiting: dict[Key, list[Reading]] = defaultdict(list)
    for each in found:
        for key in each.keys:
            waiting[key].append(each)
    return waiting


def _first(waiting: dict[Key, list[Reading]], keys: tuple[Key, ...], used: set[int]):
    for key in keys:
        others = waiting.get(key, [])
        while others and id(others[-1]) in used:
            others.pop()
        if others:
            return others.pop()
    return None


def _without(printed: list[Reading], in_words: list[Reading]) -> list[Reading]:
    """Leave out what the other text has in words, each word for one number, sure ones first."""
    waiting = _by_keys(sorted(in_words, key=lambda each: each.sure))
    used: set[int] = set()
    left = []
    for each in printed:
        other = _first(waiting, _meant(each), used)
        if other is None:
            left.append(each)
        else:
            used.add(id(other))
    return left


def _meant(reading: Reading) -> tuple[Key, ...]:
    """Return the keys by which words may stand for a number: a month is no mere seven."""
    return tuple(key for key in reading.keys if key[1]) or reading.keys


def _split(left: list[Reading], others: Iterable[Reading]) -> tuple[list, list]:
    """Part what the other text has not at all from what it has fewer times."""
    known = {each.key for each in others}
    absent = [each for each in left if each.key not in known]
    return absent, [each for each in left if each.key in known]


def _words(one: Sequence[Reading], other: Sequence[Reading]) -> list[Reading]:
    """Return what one text says for sure in words and the other says in no way."""
    said = {key for each in other for key in each.keys}
    values = {value for value, _ in said}

    def is_said(each: Reading) -> bool:
        if each.key[1] in ("percent", "pp", "fraction", "quarter", "half"):
            return any(key in said for key in each.keys if key[1])
        return any(value in values for value, _ in each.keys)

    return [each for each in one if each.spelled and each.sure and not is_said(each)]


def _repeated(one: Sequence[Reading], other: Sequence[Reading]) -> list[Reading]:
    """Return the words for a number that one text has for sure more often than the other."""
    sure = [each for each in one if each.spelled and each.sure and not each.key[1]]
    times = Counter(each.key[0] for each in sure)
    there = Counter(value for each in other for value in {value for value, _ in each.keys})
    return [each for each in sure if times[each.key[0]] > there[each.key[0]]]


def _other_money(pairs: list[tuple[Reading, Reading]]) -> list[tuple[Reading, Reading]]:
    """Return pairs in different money; where one text names none, any of its others will do."""
    theirs = {one.currency for one, _ in pairs} - {""}
    ours = {other.currency for _, other in pairs} - {""}

    def agree(one: str, other: str) -> bool:
        if one and other:
            return _one_money(one, other)
        known = ours if one else theirs
        return not known or any(_one_money(one or other, each) for each in known)

    return [
        (one, other)
        for one, other in pairs
        if (one.currency or other.currency) and not agree(one.currency, other.currency)
    ]


def _one_money(one: str, other: str) -> bool:
    """Tell whether two currencies may be the same."""
    return one == other or other in SHARED_SIGNS.get(one, ()) or one in SHARED_SIGNS.get(other, ())


def _reordered(pairs: list[tuple[Reading, Reading]]) -> list[Reading]:
    """Return numbers that changed places while the numbers they go with did not.

    "5 % in 2023, 8 % in 2024" may become "8 % in 2024, 5 % in 2023"; not "5 % in 2024, 8 % in
    2023". Of years alone, or of percentages alone, another order is shown too.
    """
    groups = _groups(pairs)
    turned = {name: _turned(group) for name, group in groups.items()}
    if len(turned) > 1 and all(turned.values()):
        return []
    for name in sorted(turned):
        if turned[name]:
            return turned[name]
    return []


def _groups(pairs: list[tuple[Reading, Reading]]) -> dict[str, list[tuple[Reading, Reading]]]:
    """Part pairs into moments, shares and money; plain counts move too freely to be compared."""
    repeated = Counter(one.key for one, _ in pairs)
    groups = defaultdict(list)
    for one, other in pairs:
        if repeated[one.key] == 1 and (name := _group_of(one)):
            groups[name].append((one, other))
    return {name: sorted(g, key=lambda pair: pair[0].start) for name, g in groups.items() if g[1:]}


def _group_of(reading: Reading) -> str:
    value, kind = reading.key
    if kind in ("percent", "pp", "permille"):
        return "share"
    if reading.currency:
        return "money"
    if kind == "" and 1900 <= value < 2100 and value == int(value):
        return "year"
    return ""


def _turned(group: list[tuple[Reading, Reading]]) -> list[Reading]:
    others = [other for _, other in group]
    return [one for one, other in zip(others, others[1:], strict=False) if one.start > other.start]
