"""SIGKILL at points spread over the whole of publishing 200 records: all or nothing.

In the normal suite a few kills, on the kind of database it runs on; `make soak` kills 50
times, and on SQLite as well where it is given PostgreSQL, and prints the table.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from tests.editorial.kill.scene import DRAFTS

pytestmark = pytest.mark.site

KILLS = 50 if os.environ.get("SOAK") else 8
# The share of kills aimed at the commit itself; the others are spread evenly over the run.
AT_COMMIT = 0.1
POSTGRES = settings.DATABASES["default"]["ENGINE"].endswith("postgresql")
KINDS = ["postgresql", "sqlite"] if POSTGRES and os.environ.get("SOAK") else []
KINDS = KINDS or ["postgresql" if POSTGRES else "sqlite"]


@dataclass(frozen=True)
class Kill:
    """What a killed run left: when it was killed, how far it was, what was found."""

    at: float
    run: list[tuple[float, str, int]]
    found: dict
    then: dict

    @property
    def last(self) -> str:
        """Return the last line of the log."""
        _at, event, count = self.run[-1]
        return f"{event} {count}"

    @property
    def is_between(self) -> bool:
        """Tell whether it was killed after the first write and before it had committed."""
        events = {event for _at, event, _count in self.run}
        return "first_write" in events and "committed" not in events


class SqliteFiles:
    """The set in a file, and a copy of it for each run."""

    def __init__(self, folder: Path):
        self.built, self.copy = folder / "built.sqlite3", folder / "run.sqlite3"

    def address(self, fresh: bool) -> str:
        return f"sqlite:///{self.copy if fresh else self.built}"

    def renew(self) -> None:
        for end in ("-wal", "-shm"):
            self.copy.with_name(self.copy.name + end).unlink(missing_ok=True)
        shutil.copy(self.built, self.copy)

    def drop(self) -> None:
        """Leave the files to pytest."""


class PostgresDatabases:
    """The set in a database, and a copy of it for each run."""

    def __init__(self, folder: Path):
        entry = settings.DATABASES["default"]
        host, port, user = entry["HOST"], entry["PORT"] or 5432, entry["USER"]
        self.server = f"postgres://{user}@{host}:{port}"
        self.built, self.copy = f"kill_{os.getpid()}_built", f"kill_{os.getpid()}_run"
        self._run(f"CREATE DATABASE {self.built}")

    def address(self, fresh: bool) -> str:
        return f"{self.server}/{self.copy if fresh else self.built}"

    def renew(self) -> None:
        self._run(f"DROP DATABASE IF EXISTS {self.copy} WITH (FORCE)")
        self._run(f"CREATE DATABASE {self.copy} TEMPLATE {self.built}")

    def drop(self) -> None:
        for name in (self.copy, self.built):
            self._run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        with psycopg.connect(f"{self.server}/postgres", autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def databases(kind: str, folder: Path) -> Iterator[SqliteFiles | PostgresDatabases]:
    """Give the databases of a kind with the set built."""
    own = PostgresDatabases(folder) if kind == "postgresql" else SqliteFiles(folder)
    try:
        finish(child(own.address(fresh=False), "build"))
        yield own
    finally:
        own.drop()


def child(address: str, *arguments: str) -> subprocess.Popen:
    """Start a process of the suite on a database."""
    environment = os.environ | {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "tests.editorial.kill.child", *arguments],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def finish(process: subprocess.Popen) -> str:
    """Wait for a process that has to succeed and return what it printed."""
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, err.decode()
    return out.decode()


def lines_of(log: Path) -> list[tuple[float, str, int]]:
    """Return the log as (seconds since start, event, count)."""
    lines = [line.split() for line in log.read_text().splitlines()] if log.exists() else []
    begun = float(lines[0][0]) if lines else 0
    return [(float(at) - begun, event, int(count)) for at, event, count in lines]


def wait_for(event: str, log: Path, process: subprocess.Popen) -> None:
    """Wait until an event is in the log, looking as often as a millisecond."""
    until = time.monotonic() + 120
    mark = f" {event} "
    while time.monotonic() < until and process.poll() is None:
        if log.exists() and mark in log.read_text():
            return
        time.sleep(0.0005)


def measured(own, folder: Path) -> float:
    """Return how many seconds a run that is not killed takes from start to commit."""
    own.renew()
    log = folder / "whole.log"
    finish(child(own.address(fresh=True), "publish", str(log)))
    run = lines_of(log)
    assert sum(event == "record" for _at, event, _count in run) == DRAFTS
    return next(at for at, event, _count in run if event == "committed")


def kill(own, log: Path, wait: tuple[str, float]) -> Kill:
    """Kill a run so many seconds after an event, and look at what it left."""
    own.renew()
    event, seconds = wait
    victim = child(own.address(fresh=True), "publish", str(log))
    wait_for(event, log, victim)
    time.sleep(seconds)
    victim.send_signal(signal.SIGKILL)
    at = time.monotonic()
    victim.communicate()
    begun = float(log.read_text().split()[0])
    out = finish(child(own.address(fresh=True), "look"))
    return Kill(at - begun, lines_of(log), **json.loads(out))


def moments() -> list[tuple[str, float]]:
    """Return when to kill: a share of a run after its start, or seconds after another event.

    Evenly spread over the run, one at random in each part; some at the commit.
    """
    chance = random.Random()  # noqa: S311 – not for secrets
    at_commit = max(1, round(KILLS * AT_COMMIT))
    parts = KILLS - at_commit
    spread = [("start", (n + chance.random()) / parts) for n in range(parts)]
    return [*spread, *(("before_commit", chance.random() * 0.004) for _n in range(at_commit))]


def kill_all(own, folder: Path, seconds: float) -> Iterator[Kill]:
    """Yield what each kill left. seconds: how long a whole run takes.

    A run that was done before it was killed says that runs are quicker now; the machine may
    have had other things to do before.
    """
    for n, (event, share) in enumerate(moments()):
        wait = share * (seconds if event == "start" else 1)
        one = kill(own, folder / f"{n}.log", (event, wait))
        ended = [at for at, event, _count in one.run if event == "committed"]
        seconds = min([seconds, *ended])
        yield one


def table(kind: str, seconds: float, kills: list[Kill]) -> str:
    """Return what happened as a table."""
    head = f"{kind}: {DRAFTS} records, a whole run takes {seconds:.2f} s to its commit"
    rows = [
        f"{n:3} killed at {k.at:6.3f} s after {k.last:16} → "
        f"{k.found['published']:3} published, then {k.then['published']}"
        for n, k in enumerate(kills, 1)
    ]
    nothing = sum(k.found["published"] == 0 for k in kills)
    between = sum(k.is_between for k in kills)
    sums = (
        f"{len(kills)} kills, {between} between first write and commit: "
        f"{nothing} left nothing, {len(kills) - nothing} all"
    )
    return "\n".join(["", head, *rows, sums, ""])


@pytest.mark.parametrize("kind", KINDS)
def test_a_killed_process_publishes_all_of_a_set_or_nothing(kind, tmp_path, capsys):
    with databases(kind, tmp_path) as own:
        seconds = measured(own, tmp_path)
        kills = list(kill_all(own, tmp_path, seconds))
    with capsys.disabled():
        sys.stdout.write(table(kind, seconds, kills))

    for one in kills:
        assert one.found["published"] in (0, DRAFTS), one
        whole = one.found["published"] == DRAFTS
        assert one.found["release"] == ("published" if whole else "open")
        assert one.found["lines"] == (DRAFTS if whole else 0)
        assert one.found["wrong"] == []
        committed = any(event == "committed" for _at, event, _count in one.run)
        assert whole or not committed
        assert one.then["published"] == one.then["lines"] == one.then["drafts"] == DRAFTS
        assert one.then["wrong"] == []
        assert one.then["clock"] == one.found["clock"] + (not whole)
    assert 2 * sum(one.is_between for one in kills) >= len(kills)
