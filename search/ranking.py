"""In which order what is found stands: by where it is found, not by an engine's score.

A name just as asked comes before an alias, an alias before a title, a title before a text;
within each what has the same marks comes first, then the kinds in their order, then names.
So every engine gives the same order. Where very many records answer, those of a kind are
taken in steps (search.rows), so that the earlier ones come before the later ones.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import IntEnum

from search.asking import Ask
from search.engines import Candidate, Engine, engine
from search.expressions import Expression, any_of
from search.registry import registered_models
from search.rows import step_of

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

    counts: up to the limit that was asked for.
    """

    places: list[Place]
    counts: dict[str, int]


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
    places = _rank_in_steps(ask, finder, models, first, most)
    counts = {
        model: _count_in_steps(both, ask.excluded(), finder, model, most_counted)
        for model in models
    }
    for model, count in _counted(places).items():
        counts[model] = max(counts[model], min(count, most_counted))
    return Ranked(in_order(places), {model: n for model, n in counts.items() if n})


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


def _rank_in_steps(
    ask: Ask, finder: Engine, models: Collection[str], first: list[Place], most: int
) -> list[Place]:
    """Rank the first of each kind, way by way and step by step until there are enough."""
    places = {model: {p.key: p for p in first if p.candidate.model == model} for model in models}
    last = {model: finder.last_step(model) for model in models}
    for each in _passes(ask):
        for model in models:
            _fill(places[model], each, _in_steps(each, ask, finder, model, last[model], most), most)
    return [place for found in places.values() for place in found.values()]


def _in_steps(
    each: _Pass, ask: Ask, finder: Engine, model: str, last: int, most: int
) -> Iterable[Candidate]:
    for step in range(last + 1):
        yield from finder.find_in_step(each.asked, model, step, ask.excluded(), most)


def _fill(found: dict, each: _Pass, candidates: Iterable[Candidate], most: int) -> None:
    """Add candidates of one way until a kind has enough; no more is asked for than that."""
    if len(found) >= most:
        return
    for candidate in candidates:
        found.setdefault(candidate[:2], Place(candidate, each.tier, each.is_spelt_so))
        if len(found) >= most:
            return


def _count_in_steps(
    asked: Expression, without: Expression | None, finder: Engine, model: str, most: int
) -> int:
    count = 0
    for step in range(finder.last_step(model) + 1):
        count += finder.count_in_step(asked, model, step, without, most - count)
        if count >= most:
            break
    return count


def _counted(places: Iterable[Place]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for model, _pk in {place.key for place in places}:
        counts[model] = counts.get(model, 0) + 1
    return counts
