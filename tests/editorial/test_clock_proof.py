"""No reader gets a page older than the clock allows: 1,000 interleavings, and planted faults.

Two writers publish, change and retire two records while two readers, each in a process of its
own with its own 200 ms memory of the clock, read the list of them through every middleware.
A body tells its age by the names it holds. A reader must see whatever was committed 200 ms
before it asked. On PostgreSQL writers and readers are threads with connections of their own; on
SQLite, where only one connection writes at a time, whole transactions fall between the queries
of the readers.
"""

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count

import pytest
from django.core.handlers.base import BaseHandler
from django.db import IntegrityError, connection
from django.test import RequestFactory

from editorial import clock, kept, middleware
from editorial.clock import hold_clock, read_clock
from editorial.kept import Moment, Watch, read_epoch
from editorial.models import Clock
from editorial.services import publish, retire, save_record
from hubs.conflicts import conflicts_of
from hubs.models import HubFigure, Sector
from tests.editorial.stage import SerialStage, Stage, stop_here
from tests.editorial.threads import race
from tests.factories import (
    FigureFactory,
    HubFactory,
    IndicatorFactory,
    SectorFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)

LIST = "/api/v1/sectors/?fields=slug,name"
SLUGS = ("a", "b")
MEMORY = 0.2
INTERLEAVINGS = {"postgresql": 1000, "sqlite": 300}
# A planted fault shows within so many.
ENOUGH = 200


class Violation(AssertionError):
    """A reader got what was outdated."""


class Play:
    """Two records, what they looked like after each commit, and who writes and reads them."""

    def __init__(self, stage: Stage | SerialStage):
        self.stage = stage
        self.numbers = count(1)
        self.history = {slug: [("0", 0.0)] for slug in SLUGS}
        self.processes = [Process(), Process()]
        self.seen: Counter[str] = Counter()

    def change(self, draw: random.Random) -> Callable:
        """Return a transaction that publishes, renames or retires one of the records."""
        slug, number, retires = draw.choice(SLUGS), str(next(self.numbers)), draw.random() < 0.3

        def transaction() -> None:
            with hold_clock():
                record = Sector.objects.get(slug=slug)
                if record.is_public and retires:
                    retire(record)
                else:
                    record.name_en = number
                    save_record(record)
                    publish(record)
            shown = record.name_en if record.is_public else None
            self.history[slug].append((shown, self.stage.now()))

        return transaction

    def read(self, process: "Process") -> Callable:
        """Return a request for the list, whose answer is checked."""

        def request() -> None:
            asked_at = self.stage.now()
            rows = process.get(LIST)["results"]
            self.check({row["slug"]: row["name"] for row in rows}, asked_at)

        return request

    def check(self, names: dict[str, str], asked_at: float) -> None:
        """Refuse an answer without what was committed 200 ms before it was asked for."""
        for slug, past in self.history.items():
            known = [
                i for i, (_, committed_at) in enumerate(past) if committed_at <= asked_at - MEMORY
            ]
            fresh_enough = [shown for shown, _ in past[known[-1] if known else 0 :]]
            self.seen["newest" if names.get(slug) == fresh_enough[-1] else "older"] += 1
            if names.get(slug) not in fresh_enough:
                raise Violation(f"{slug}: {names.get(slug)} at {asked_at:.2f}, past: {past[-4:]}")


class Process:
    """Every middleware and the store, as one process of the site has them."""

    def __init__(self):
        self.handler = BaseHandler()
        self.handler.load_middleware()

    def get(self, path: str) -> dict:
        """Return what the API answers."""
        response = self.handler.get_response(RequestFactory().get(path))
        assert response.status_code == 200, response.content
        return json.loads(response.content)


@pytest.fixture
def act(store, monkeypatch):
    """Return a function that plays so many interleavings and gives what was seen.

    plan: turns a change into the transactions that its writer makes of it.
    """
    monkeypatch.setattr(Watch, "seconds_known", MEMORY)
    for slug in SLUGS:
        SectorFactory(slug=slug, name_en="0", public=True)

    def act(interleavings: int, plan: Callable = lambda change: [change]) -> Counter:
        with _stage() as stage:
            monkeypatch.setattr(middleware, "Watch", lambda: Watch(now=stage.now))
            play = Play(stage)
            run = _act_serially if isinstance(stage, SerialStage) else _act_at_once
            _stop_before_keeping(monkeypatch, stage)
            for seed in range(interleavings):
                run(play, plan, seed)
                stage.time += 1
        return play.seen

    return act


@contextmanager
def _stage() -> Iterator[Stage | SerialStage]:
    if connection.vendor != "postgresql":
        yield SerialStage(_is_step)
        return
    stage = Stage(["reader 1", "reader 2", "writer 1", "writer 2"], _is_step)
    try:
        yield stage
    finally:
        stage.close()


def _is_step(sql: str) -> bool:
    """Stop before the clock is locked, read or raised, and before records are read or written."""
    return '"editorial_clock"' in sql or '"hubs_sector"' in sql


def _stop_before_keeping(monkeypatch, stage) -> None:
    keep = kept.keep

    def stop_and_keep(*args):
        stage.step() if isinstance(stage, SerialStage) else stop_here()
        keep(*args)

    monkeypatch.setattr(kept, "keep", stop_and_keep)


def _act_at_once(play: Play, plan: Callable, seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311
    first, second = play.processes
    scripts = {
        "reader 1": _in_turn([play.read(first), play.read(second)]),
        "reader 2": _in_turn([play.read(second), play.read(first)]),
        "writer 1": _in_turn(plan(play.change(draw))),
        "writer 2": _in_turn(plan(play.change(draw))),
    }
    play.stage.play(scripts, seed)
    play.stage.time += 1
    # What was kept when all is done is what all will get.
    play.stage.play({"reader 1": _in_turn([play.read(first), play.read(second)])}, seed)


def _act_serially(play: Play, plan: Callable, seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311
    reads = [play.read(draw.choice(play.processes)) for _ in range(5)]
    play.stage.play(reads, [plan(play.change(draw)), plan(play.change(draw))], seed)
    play.stage.time += 1
    play.stage.play([play.read(process) for process in play.processes], [], seed)


def _in_turn(parts: list[Callable]) -> Callable:
    def script() -> None:
        for part in parts:
            stop_here()
            part()

    return script


def test_no_reader_gets_what_is_older_than_the_clock_allows(act):
    interleavings = INTERLEAVINGS[connection.vendor]

    seen = act(interleavings)

    # The plays are worth something: readers did meet what was just being changed.
    assert seen["newest"] > interleavings
    assert seen["older"] > interleavings / 100


def test_a_clock_raised_before_the_changes_is_caught(act, monkeypatch):
    """Raised first means committed first: within the transaction no reader could tell."""
    finish = clock._raise

    def raise_alone() -> None:
        with hold_clock() as tick:
            tick.raise_without_change()

    monkeypatch.setattr(clock, "_raise", lambda clock, tick: tick.silent and finish(clock, tick))

    with pytest.raises(Violation):
        act(ENOUGH, lambda change: [raise_alone, change])


def test_a_clock_that_is_not_locked_is_caught(act, monkeypatch):
    if connection.vendor != "postgresql":
        # Here a transaction that may write locks the whole database when it begins.
        assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
        return
    monkeypatch.setattr(clock, "_lock", lambda: Clock.objects.get())

    def unless_refused(change: Callable) -> list[Callable]:
        def transaction() -> None:
            # Two that number the same revision are refused by the database.
            with suppress(IntegrityError):
                change()

        return [transaction]

    with pytest.raises(Violation):
        act(ENOUGH, unless_refused)


def test_a_clock_read_after_the_first_query_is_caught(act, monkeypatch):
    keep = kept.keep
    monkeypatch.setattr(
        kept,
        "keep",
        lambda moment, *args: keep(Moment(read_epoch(), read_clock()), *args),
    )

    with pytest.raises(Violation):
        act(ENOUGH)


def test_of_two_claims_published_at_once_the_second_knows_of_the_conflict(store):
    hub, indicator = HubFactory(public=True), IndicatorFactory(public=True)
    sources = [SourceFactory(public=True), SourceFactory(public=True)]
    one, other = (
        FigureFactory(hub=hub, indicator=indicator, value=value, source=source).number
        for value, source in zip(("5", "9"), sources, strict=True)
    )

    known = race(lambda: _publish_and_look(one), lambda: _publish_and_look(other))

    assert sorted(known, key=len) in ([[], [one]], [[], [other]])
    reader = Process()
    assert reader.get(f"/api/v1/figures/{one}/")["conflicts"] == [other]
    assert reader.get(f"/api/v1/figures/{other}/")["conflicts"] == [one]


def _publish_and_look(number: int) -> list[int]:
    """Publish a figure and return what it conflicts with, as its own transaction sees it."""
    with hold_clock():
        figure = HubFigure.objects.for_cell().get(number=number)
        publish(figure)
        others = HubFigure.objects.published().for_cell().beside(figure)
        return [other.number for other in conflicts_of(figure, others)]
