"""In which order what is found stands: by where it is found, not by an engine's score.

A name just as asked comes before an alias, an alias before a title, a title before a text;
within each what has the same marks comes first, then the kinds in their order, then names.
So every engine gives the same order. Where very many records answer, those of a kind are
taken in steps (search.rows), so that the earlier ones come before the later ones.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from search.asking import Ask
from search.engines import Candidate, Engine, Found, engine
from search.expressions import Expression, any_of
from search.registry import registered_models
from search.rows import STEPS, step_of

MOST_CALLED_SO = 2000


class Tier(IntEnum):
    """Where a record is found, the best first."""

    NAME = 1
    ALIAS = 2
    TITLE = 3
    TEXT = 4
    PARTLY = 5


@dataclass(frozen=True)
class Place:
    """A record that was found, and what decides on its place."""

    candidate: Candidate
    tier: Tier
    is_spelt_so: bool

    @property
    def key(self) -> tuple[str, int]:
        """Return what tells one record from another."""
        return self.candidate.model, self.candidate.object

    def order(self, position: int) -> tuple:
        """Return what it is sorted by. position: that of its kind."""
        model, pk, sort = self.candidate
        return self.tier, not self.is_spelt_so, position, step_of(pk), sort.encode(), pk


@dataclass(frozen=True)
class Ranked:
    """What a question finds: the first places, and how many records of each kind there are.

    is_exact: whether they are counted to the end, else up to the limit that was asked for.
    """

    places: list[Place]
    counts: dict[str, int]
    is_exact: bool = True


@dataclass(frozen=True)
class _Pass:
    """One way to be found: what is asked, and where it then stands."""

    asked: Expression
    tier: Tier
    is_spelt_so: bool = False


def rank(ask: Ask, models: Collection[str], *, most: int, most_counted: int) -> Ranked:
    """Return the first records of each kind that answer, and count them.

    most: how many of a kind are ranked, most_counted: how far a kind is counted.
    """
    if not ask:
        return Ranked([], {})
    return _Ranking(ask, engine(), models, most, most_counted).rank()


def in_order(places: Iterable[Place]) -> list[Place]:
    """Sort places, and keep the best of each record."""
    position = {m._meta.model_name: place for place, m in enumerate(registered_models())}
    best: dict[tuple[str, int], Place] = {}
    for place in sorted(places, key=lambda place: place.order(position[place.candidate.model])):
        best.setdefault(place.key, place)
    return list(best.values())


def _passes(ask: Ask) -> list[_Pass]:
    """Return all ways to be found, the best first; the last finds what any way finds."""
    spelt = [_Pass(ask.spelt_texts(), Tier.TEXT, True)] if ask.has_marks else []
    return [
        _Pass(ask.spelt_names(), Tier.TITLE, True),
        _Pass(ask.names(), Tier.TITLE),
        *spelt,
        _Pass(any_of((ask.names(), ask.texts())), Tier.TEXT),
    ]


class _Ranking:
    """Collects the first of each kind, way by way; of very many answers step by step."""

    def __init__(
        self, ask: Ask, finder: Engine, models: Collection[str], most: int, most_counted: int
    ):
        self.ask, self.finder, self.models = ask, finder, models
        self.most, self.most_counted = most, most_counted
        self.without = ask.excluded()
        self.found: dict[str, dict[tuple[str, int], Place]] = {model: {} for model in models}
        self.counts: dict[str, int] = {}

    def rank(self) -> Ranked:
        """Return the first of each kind, and how many there are."""
        self._take_called_so()
        *passes, last = _passes(self.ask)
        is_exact = self.finder.are_common([last.asked]) == [False]
        if is_exact:
            self.counts = self._take_at_once([*passes, last])
        else:
            self._take_of_many(passes)
            self._take_and_count(last)
        places = in_order(place for found in self.found.values() for place in found.values())
        return Ranked(places, self._counted(None if is_exact else self.most_counted), is_exact)

    def _take_called_so(self) -> None:
        """Take what has the whole question for a name or an alias."""
        if not self.ask.key:
            return
        names = self.finder.named([self.ask.key], self.models, self.ask.language, MOST_CALLED_SO)
        called_so = (
            Place(
                Candidate(name.model, name.object, name.sort),
                Tier.ALIAS if name.is_alias else Tier.NAME,
                name.marked == self.ask.marked_key,
            )
            for name in names
        )
        for place in in_order(called_so):
            self.found[place.candidate.model][place.key] = place

    def _take_at_once(self, passes: list[_Pass]) -> dict[str, int]:
        """Take what is found in some ways, and return how many the last one finds."""
        asked = [each.asked for each in passes]
        found = self.finder.find(asked, self.models, self.without, 2 * self.most)
        for each, (first, _counts) in zip(passes, found, strict=True):
            self._add(each, first)
        return found[-1].counts

    def _take_of_many(self, passes: list[_Pass]) -> None:
        """Take what is found in some ways, in steps where a way finds very many."""
        common = self.finder.are_common([each.asked for each in passes])
        for is_common, ways in groupby(zip(common, passes, strict=True), itemgetter(0)):
            each = [way for _, way in ways]
            if not is_common:
                self._take_at_once(each)
            else:
                for way in each:
                    self._take_in_steps(way)

    def _take_in_steps(self, each: _Pass) -> None:
        for step in range(STEPS):
            if wanting := [model for model in self.models if self._is_short(model, step)]:
                self._add(each, self._find_in_step(each, wanting, step).first)

    def _take_and_count(self, each: _Pass) -> None:
        """Take what is still wanting, and count on until there are enough of each kind."""
        wanting = list(self.models)
        for step in range(STEPS):
            for model, count in self._count_in_step(each, wanting, step).items():
                self.counts[model] = self.counts.get(model, 0) + count
            wanting = [model for model in wanting if self._is_wanting(model, step)]
            if not wanting:
                break

    def _count_in_step(self, each: _Pass, models: Collection[str], step: int) -> dict[str, int]:
        """Count the answers of a step, and take the first ones of kinds that lack any."""
        if all(len(self.found[model]) >= self.most for model in models):
            return self.finder.count_in_step(each.asked, models, step, self.without)
        first, counts = self._find_in_step(each, models, step)
        self._add(each, first)
        return counts

    def _is_wanting(self, model: str, step: int) -> bool:
        """Tell whether more of a kind is to be looked for after a step, and there is any."""
        counted = self.counts.get(model, 0)
        has_few = len(self.found[model]) < self.most or counted < self.most_counted
        return has_few and step < self.last_steps[model]

    @cached_property
    def last_steps(self) -> dict[str, int]:
        """Return of each kind the last step that has any record."""
        return self.finder.last_steps(self.models)

    def _is_short(self, model: str, step: int) -> bool:
        return len(self.found[model]) < self.most and step <= self.last_steps[model]

    def _find_in_step(self, each: _Pass, models: Collection[str], step: int) -> Found:
        return self.finder.find_in_step(each.asked, models, step, self.without, 2 * self.most)

    def _add(self, each: _Pass, candidates: Iterable[Candidate]) -> None:
        """Add candidates of which there are not enough yet."""
        for candidate in candidates:
            found = self.found[candidate.model]
            if len(found) < self.most:
                place = Place(candidate, each.tier, each.is_spelt_so)
                found.setdefault(place.key, place)

    def _counted(self, most: int | None) -> dict[str, int]:
        """Return how many there are of each kind that has any, at most so many."""
        counts = {m: max(self.counts.get(m, 0), len(found)) for m, found in self.found.items()}
        return {m: min(count, most or count) for m, count in counts.items() if count}
