"""Acts in threads of their own connections, brought to overlap where it hurts."""

import os
import threading
from collections.abc import Callable, Iterator

from django.db import connection

# Long enough for an act that meets no lock to end while the other halts.
SECONDS = 0.15
Act = Callable[[], object]


class Halting:
    """One act in a thread; halts after its n-th statement until it is let go."""

    def __init__(self, act: Act, after: int = 0):
        self.act, self.after = act, after
        self.result: object = None
        self.statements = 0
        self.halted, self.free = threading.Event(), threading.Event()
        self.thread = threading.Thread(target=self._run)

    def start(self) -> None:
        self.thread.start()

    def ended_within(self, seconds: float) -> bool:
        self.thread.join(seconds)
        return not self.thread.is_alive()

    def _run(self) -> None:
        try:
            with connection.execute_wrapper(self._count):
                self.result = self.act()
        except Exception as error:  # noqa: BLE001 – the test looks at it
            self.result = error
        finally:
            self.halted.set()
            connection.close()

    def _count(self, execute, sql, params, many, context):
        found = execute(sql, params, many, context)
        self.statements += 1
        if self.statements == self.after:
            self.halted.set()
            assert self.free.wait(30)
        return found


def overlap(first: Act, second: Act, after: int) -> tuple[object, object]:
    """Run the second act while the first halts after its n-th statement; return both results.

    Where the second waits for a lock of the first, the first goes on. An error is a result.
    """
    one, two = Halting(first, after), Halting(second)
    one.start()
    assert one.halted.wait(30)
    two.start()
    two.ended_within(SECONDS)
    one.free.set()
    assert one.ended_within(40)
    assert two.ended_within(40)
    return one.result, two.result


def race(*acts: Act) -> list[object]:
    """Start all acts at the same moment; return their results."""
    gate = threading.Barrier(len(acts))

    def at_once(act: Act) -> Act:
        return lambda: (gate.wait(30), act())[1]

    running = [Halting(at_once(act)) for act in acts]
    for one in running:
        one.start()
    assert all(one.ended_within(60) for one in running)
    return [one.result for one in running]


def halts(statements: int) -> Iterator[int]:
    """Yield after which statements to halt: all in a soak, else some spread over them."""
    step = 1 if os.environ.get("SOAK") else max(1, statements // 3)
    yield from range(1, statements, step)
    yield statements


def count_statements(act: Act) -> int:
    """Run an act alone, in a thread of its own, and count what it asks the database."""
    alone = Halting(act)
    alone.start()
    assert alone.ended_within(40)
    return alone.statements
