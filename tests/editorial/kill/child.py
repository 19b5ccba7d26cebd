"""The processes of the suite: one builds the set, one publishes it and is killed, one looks.

python -m tests.editorial.kill.child build | publish LOG | look
The site's code knows nothing of the log: its functions are wrapped here.
"""

import json
import os
import sys
import time
from functools import wraps

import django

WRITES = ("INSERT", "UPDATE", "DELETE")


class Log:
    """Lines `monotonic seconds, event, count`, each on disk before the next step."""

    def __init__(self, path: str):
        self.file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self.counts: dict[str, int] = {}

    def write(self, event: str) -> None:
        self.counts[event] = count = self.counts.get(event, 0) + 1
        os.write(self.file, f"{time.monotonic():.6f} {event} {count}\n".encode())

    def after(self, function, event: str):
        """Return a function that does the same, and notes the event when it is done."""

        @wraps(function)
        def noted(*args, **kwargs):
            found = function(*args, **kwargs)
            self.write(event)
            return found

        return noted

    def first_write(self, execute, sql, params, many, context):
        """Note the first statement that writes; a wrapper of the connection."""
        if "first_write" not in self.counts and sql.lstrip().startswith(WRITES):
            self.write("first_write")
        return execute(sql, params, many, context)


def publish(path: str) -> None:
    """Publish the set, with a line in the log for each step."""
    from django.db import connection

    from editorial import journal, publishing

    log = Log(path)
    publishing._apply_in_set = log.after(publishing._apply_in_set, "record")
    journal._write = log.after(journal._write, "history")
    connection.ensure_connection()
    commit = connection._commit

    def noted_commit():
        if "first_write" in log.counts:
            log.write("before_commit")
        commit()
        if "first_write" in log.counts:
            log.write("committed")

    connection._commit = noted_commit
    release, binh = _set_and_publisher()
    log.write("start")
    with connection.execute_wrapper(log.first_write):
        publishing.publish_release(release, by=binh)
    log.write("end")


def look() -> None:
    """Print what a process that comes after finds, and what it has published then."""
    from editorial.clock import hold_clock
    from editorial.publishing import publish_release
    from tests.editorial.kill.scene import state_of_set

    with hold_clock():
        found = state_of_set()
    release, binh = _set_and_publisher()
    publish_release(release, by=binh)
    sys.stdout.write(json.dumps({"found": found, "then": state_of_set()}))


def build() -> None:
    """Make the tables and the set."""
    from django.core.management import call_command

    from tests.editorial.kill import scene

    call_command("migrate", verbosity=0)
    scene.build()


def _set_and_publisher():
    from django.contrib.auth import get_user_model

    from editorial.models import Release
    from tests.editorial.kill.scene import SLUG

    return Release.objects.get(slug=SLUG), get_user_model().objects.get(username="binh")


if __name__ == "__main__":
    django.setup()
    {"build": build, "publish": publish, "look": look}[sys.argv[1]](*sys.argv[2:])
