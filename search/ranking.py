"""In which order what is found stands: by where it is found, not by an engine's score.

A name just as asked comes before an alias, an alias before a title, a title before a text;
within each what has the same marks comes first, then the kinds in their order, then names.
So every engine gives the same order. Where very many records answer, those of a kind are
taken in steps (search.rows), so that the earlier ones come before the later ones.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import IntEnum

from search.asking import Ask
from search.engines import Candidate, Engine, engine
from search.expressions import Expression, any_of
from search.registry import registered_models
from search.rows import STEPS, step_of

MOST_AT_ONCE = 2000


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


class _TooMany(Exception):
    """More answer than are ranked at once."""


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
    finder = engine()
    first = _called_so(ask, finder, models)
    both = any_of((ask.names(), ask.texts()))
    if not finder.is_common(both):
        try:
            return _rank_at_once(ask, finder, models, first)
        except _TooMany:
            pass
    return _Steps(ask, finder, models, most, most_counted).rank(first)


def in_order(places: Iterable[Place]) -> list[Place]:
    """Sort places, and keep the best of each record."""
    position = {m._meta.model_name: place for place, m in enumerate(registered_models())}
    best: dict[tuple[str, int], Place] = {}
    for place in sorted(places, key=lambda place: place.order(position[place.candidate.model])):
        best.setdefault(place.key, place)
    return list(best.values())


def _called_so(ask: Ask, finder: Engine, models: Collection[str]) -> list[Place]:
    """Return what has the whole question for a name or an alias."""
    if not ask.key:
        return []
    return [
        Place(
            Candidate(name.model, name.object, name.sort),
            Tier.ALIAS if name.is_alias else Tier.NAME,
            name.marked == ask.marked_key,
        )
        for name in finder.named([ask.key], models, MOST_AT_ONCE)
    ]


def _passes(ask: Ask) -> list[_Pass]:
    spelt = [_Pass(ask.spelt_texts(), Tier.TEXT, True)] if ask.has_marks else []
    return [
        _Pass(ask.spelt_names(), Tier.TITLE, True),
        _Pass(ask.names(), Tier.TITLE),
        *spelt,
        _Pass(ask.texts(), Tier.TEXT),
    ]


def _rank_at_once(ask: Ask, finder: Engine, models: Collection[str], first: list[Place]) -> Ranked:
    """Rank all that answers. Errors: _TooMany where that is too much."""
    places = list(first)
    for each in _passes(ask):
        found = finder.find(each.asked, models, ask.excluded(), MOST_AT_ONCE + 1)
        if len(found) > MOST_AT_ONCE:
            raise _TooMany
        places += (Place(candidate, each.tier, each.is_spelt_so) for candidate in set(found))
    ranked = in_order(places)
    return Ranked(ranked, _counted(ranked))


class _Steps:
    """Ranks the first of very many answers: way by way, kind by kind, step by step."""

    def __init__(
        self, ask: Ask, finder: Engine, models: Collection[str], most: int, most_counted: int
    ):
        self.ask, self.finder, self.models = ask, finder, models
        self.most, self.most_counted = most, most_counted
        self.found: dict[str, dict[tuple[str, int], Place]] = {model: {} for model in models}
        self.counts = dict.fromkeys(models, 0)
        self.last_steps: dict[str, int] = {}

    def rank(self, first: list[Place]) -> Ranked:
        """Return the first of each kind. first: what is called just so."""
        for place in first:
            self.found[place.candidate.model].setdefault(place.key, place)
        *passes, last = _passes(self.ask)
        for each in passes:
            self._take(each)
        self._take_and_count(replace(last, asked=any_of((self.ask.names(), last.asked))))
        places = [place for found in self.found.values() for place in found.values()]
        counts = {model: n for model, n in self.counts.items() if n}
        return Ranked(in_order(places), counts, is_exact=False)

    def _take(self, each: _Pass) -> None:
        """Add what is found in one way: all at once where that is not too much."""
        wanting = [model for model in self.models if len(self.found[model]) < self.most]
        if not self.finder.is_common(each.asked):
            found = self.finder.find(each.asked, wanting, self.ask.excluded(), MOST_AT_ONCE + 1)
            if len(found) <= MOST_AT_ONCE:
                self._add(each, found)
                return
        for step in range(STEPS):
            if wanting := [model for model in wanting if self._is_short(model, step)]:
                self._add(each, self._find_in_step(each, wanting, step)[0])

    def _take_and_count(self, each: _Pass) -> None:
        """Add what is still wanting, and count on until there are enough of each kind."""
        wanting = list(self.models)
        for step in range(STEPS):
            found, counts = self._find_in_step(each, wanting, step)
            self._add(each, [one for one in found if len(self.found[one.model]) < self.most])
            for model, count in counts.items():
                self.counts[model] += count
            wanting = [model for model in wanting if self._is_wanting(model, step)]
            if not wanting:
                break
        for model, count in self.counts.items():
            self.counts[model] = min(self.most_counted, max(count, len(self.found[model])))

    def _is_wanting(self, model: str, step: int) -> bool:
        """Tell whether more of a kind is to be looked for after a step, and there is any."""
        has_few = len(self.found[model]) < self.most or self.counts[model] < self.most_counted
        return has_few and step < self._last_step(model)

    def _last_step(self, model: str) -> int:
        if model not in self.last_steps:
            self.last_steps[model] = self.finder.last_step(model)
        return self.last_steps[model]

    def _is_short(self, model: str, step: int) -> bool:
        return len(self.found[model]) < self.most and step <= self._last_step(model)

    def _find_in_step(
        self, each: _Pass, models: Collection[str], step: int
    ) -> tuple[list[Candidate], dict[str, int]]:
        return self.finder.find_in_step(
            each.asked, models, step, self.ask.excluded(), 2 * self.most
        )

    def _add(self, each: _Pass, candidates: Iterable[Candidate]) -> None:
        for candidate in candidates:
            place = Place(candidate, each.tier, each.is_spelt_so)
            self.found[candidate.model].setdefault(place.key, place)


def _counted(places: Iterable[Place]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for model, _pk in {place.key for place in places}:
        counts[model] = counts.get(model, 0) + 1
    return counts
