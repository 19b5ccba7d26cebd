"""A stage for threads: one moves at a time, from step to step, in an order drawn from a seed.

Steps are where the database or the store is entered. A thread that waits for a lock of the
database is passed over until another one releases it, so locks are the database's own and
nothing sleeps. The time is the stage's, too: it passes between steps.
"""

import random
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Semaphore, Thread, current_thread

import psycopg
from django.db import connection, connections

PAUSES = (0.01, 0.03, 0.09, 0.25)
# How long a step may take before one looks whether it waits for a lock.
PATIENCE, LITTLE_PATIENCE = 0.1, 0.001


class Over(BaseException):
    """Sends an actor home from wherever it stands; no view may answer it with a page."""


class Actor(Thread):
    """A thread that plays scripts, with a connection of its own to the database."""

    def __init__(self, stage: "Stage", name: str):
        super().__init__(name=name, daemon=True)
        self.stage = stage
        self.scripts: SimpleQueue[Callable | None] = SimpleQueue()
        self.go = Semaphore(0)
        self.backend = 0
        self.failure: Exception | None = None
        self.patience = PATIENCE
        self.was_inside = False

    def run(self) -> None:
        """Play one script after another until there is none."""
        with connection.cursor() as cursor:
            # What is committed is seen at once all the same; it only need not reach the disk.
            cursor.execute("SET synchronous_commit TO off")
        self.backend = connection.connection.info.backend_pid
        with connection.execute_wrapper(self._before_query):
            while script := self.scripts.get():
                self.play(script)
        connections.close_all()

    def play(self, script: Callable) -> None:
        """Play a script; a failure is told to the stage."""
        try:
            script()
        except Over:
            return
        except Exception as error:  # noqa: BLE001 (the stage raises it)
            self.failure = error
        self._arrive(stands=False)

    def wait(self) -> None:
        """Stand still until it is this actor's turn."""
        self._arrive(stands=True)
        self.go.acquire()
        if self.stage.is_over:
            raise Over

    def _arrive(self, *, stands: bool) -> None:
        inside = connection.in_atomic_block
        ended, self.was_inside = self.was_inside and not inside, inside
        self.stage.arrivals.put((self, stands, ended))

    def _before_query(self, execute, sql, params, many, context):
        if self.stage.is_step(sql):
            self.patience = LITTLE_PATIENCE if "FOR UPDATE" in sql else PATIENCE
            self.wait()
        return execute(sql, params, many, context)


class Stage:
    """Plays scripts of several actors at once; `now` is the time in seconds.

    is_step: tells of an SQL statement whether its actor stops before it.
    """

    def __init__(self, names: list[str], is_step: Callable[[str], bool]):
        self.is_step = is_step
        self.time = 0.0
        self.is_over = False
        # Who arrived, whether at a step or at the end, and whether a transaction ended.
        self.arrivals: SimpleQueue[tuple[Actor, bool, bool]] = SimpleQueue()
        self.standing: set[Actor] = set()
        self.blocked: set[Actor] = set()
        self.actors = {name: Actor(self, name) for name in names}
        self.onlooker = psycopg.connect(_address(), autocommit=True)
        connection.close()
        for actor in self.actors.values():
            actor.start()

    def now(self) -> float:
        """Return the time."""
        return self.time

    def play(self, scripts: dict[str, Callable], seed: int) -> None:
        """Play one script an actor to the end of all, step by step, in the order of a seed."""
        draw = random.Random(seed)  # noqa: S311
        for name, script in scripts.items():
            self.actors[name].scripts.put(script)
            self._settle(self.actors[name])
        while self.standing or self.blocked:
            assert self.standing, "every actor waits for a lock of another one"
            actor = draw.choice(sorted(self.standing, key=lambda each: each.name))
            self.time += draw.choice(PAUSES)
            self.standing.remove(actor)
            actor.go.release()
            self._settle(actor)

    def close(self) -> None:
        """Send the actors home; what they have begun is rolled back."""
        self.is_over = True
        for actor in self.actors.values():
            actor.scripts.put(None)
            actor.go.release()
        for actor in self.actors.values():
            actor.join(timeout=10)
        self.onlooker.close()

    def _settle(self, mover: Actor) -> None:
        """Wait until each actor stands, is done, or waits for a lock."""
        moving = {mover}
        while moving:
            try:
                actor, stands, ended = self.arrivals.get(timeout=mover.patience)
            except Empty:
                waiting = self._waiting_for_locks(moving)
                self.blocked |= waiting
                moving -= waiting
                continue
            if actor.failure:
                raise actor.failure
            moving.discard(actor)
            self.blocked.discard(actor)
            self.standing |= {actor} if stands else set()
            if ended and self.blocked:
                waiting = self._waiting_for_locks(self.blocked)
                moving |= self.blocked - waiting
                self.blocked = waiting

    def _waiting_for_locks(self, actors: set[Actor]) -> set[Actor]:
        backends = [actor.backend for actor in actors]
        rows = self.onlooker.execute(
            "SELECT DISTINCT pid FROM pg_locks WHERE NOT granted AND pid = ANY(%s)", [backends]
        )
        waiting = {pid for (pid,) in rows}
        return {actor for actor in actors if actor.backend in waiting}


class SerialStage:
    """The same plays on one connection: at a step of a reader whole transactions go before it.

    For a database that lets only one connection write: there, no two writers overlap.
    """

    def __init__(self, is_step: Callable[[str], bool]):
        self.is_step = is_step
        self.time = 0.0
        self.draw = random.Random()  # noqa: S311
        self.waiting: list[list[Callable]] = []
        self.is_aside = False

    def now(self) -> float:
        """Return the time."""
        return self.time

    def play(self, reads: list[Callable], writes: list[list[Callable]], seed: int) -> None:
        """Play the reads in order; the transactions of each writer fall in between."""
        self.draw.seed(seed)
        self.waiting = [list(transactions) for transactions in writes]
        with connection.execute_wrapper(self._before_query):
            for read in reads:
                self.step()
                read()
        while self.waiting:
            self._write_one()

    def step(self) -> None:
        """Let time pass, and maybe a writer go first."""
        if self.is_aside:
            return
        self.time += self.draw.choice(PAUSES)
        while self.waiting and self.draw.random() < 0.3:
            self._write_one()

    def _write_one(self) -> None:
        transactions = self.draw.choice(self.waiting)
        self.is_aside = True
        try:
            transactions.pop(0)()
        finally:
            self.is_aside = False
        if not transactions:
            self.waiting.remove(transactions)

    def _before_query(self, execute, sql, params, many, context):
        if self.is_step(sql):
            self.step()
        return execute(sql, params, many, context)


def stop_here() -> None:
    """Stop the actor that plays now; nothing for any other thread."""
    actor = current_thread()
    if isinstance(actor, Actor):
        actor.wait()


def _address() -> str:
    entry = connection.settings_dict
    given = {"dbname": "NAME", "host": "HOST", "port": "PORT", "user": "USER"}
    parts = {key: entry[name] for key, name in given.items() if entry[name]}
    if entry["PASSWORD"]:
        parts["password"] = entry["PASSWORD"]
    return psycopg.conninfo.make_conninfo(**parts)
