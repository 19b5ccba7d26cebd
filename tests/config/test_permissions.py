"""Who gets what at every address of the desk and the API, as docs/permissions.md says.

`PERMISSIONS=write pytest tests/config/test_permissions.py` writes the table anew; look at the
difference before you commit it.
"""

import logging
import os

import pytest

from tests.config.addresses import every_address
from tests.config.permissions import (
    ANONYMOUS,
    EVERYONE,
    observe,
    read_table,
    row_of,
    summed,
    write_table,
)
from tests.config.samples import make_samples

pytestmark = pytest.mark.django_db

AGAIN = "If this is meant, run PERMISSIONS=write pytest tests/config/test_permissions.py."


def test_every_address_gives_everyone_what_the_table_says(caplog):
    caplog.set_level(logging.CRITICAL, logger="django.request")
    addresses = every_address(make_samples())
    observed = observe(addresses)
    if os.environ.get("PERMISSIONS") == "write":
        write_table(summed(observed, addresses))
    table = read_table()

    told = {a.pattern: table.get(a.pattern) or table.get(a.row) for a in addresses}
    wrong = [
        f"{row_of(pattern, observed[pattern])}  the table has: {told[pattern] or 'no such row'}"
        for pattern in observed
        if observed[pattern] != told[pattern]
    ]
    unknown = set(table) - {a.pattern for a in addresses} - {a.row for a in addresses}

    assert not wrong, "\n".join([*wrong, AGAIN])
    assert not unknown, f"The table has rows of no address: {sorted(unknown)}. {AGAIN}"


def test_the_desk_is_for_those_who_signed_in():
    shown = {
        pattern
        for pattern, cells in read_table().items()
        if pattern.startswith("/admin/") and cells[EVERYONE.index(ANONYMOUS)] != "sign in"
    }

    assert {pattern for pattern in shown if not pattern.startswith("/admin/password_reset/")} == {
        "/admin/login/",
        "/admin/logout/",
    }


def test_no_address_fails():
    assert not [row for row, cells in read_table().items() if any("500" in cell for cell in cells)]
