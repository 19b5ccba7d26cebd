"""The table of docs/permissions.md: read, observed on the real site, and written anew."""

from collections import Counter, defaultdict
from pathlib import Path

from django.core.cache import cache
from django.db import transaction
from django.test import Client

from editorial.roles import ROLES
from tests.config.addresses import Address
from tests.editorial.people import person

PATH = Path(__file__).resolve().parents[2] / "docs/permissions.md"
ANONYMOUS = "anonymous"
EVERYONE = (ANONYMOUS, *ROLES)
HEAD = "| Address | " + " | ".join(EVERYONE) + " |"
SIGN_IN = "/admin/login/"
# What a request without anything to say sends; deleting asks for this one word.
SENT = {"post": "yes"}

Table = dict[str, tuple[str, ...]]


def read_table() -> Table:
    """Return the rows of the document: {address: one cell for each of EVERYONE}."""
    lines = PATH.read_text(encoding="utf-8").splitlines()
    cells = [line.strip("| ").split(" | ") for line in lines if line.startswith("| `")]
    return {first.strip("`"): tuple(rest) for first, *rest in cells}


def write_table(table: Table) -> None:
    """Put a table in the place of the document's own, and keep what stands around it."""
    text = PATH.read_text(encoding="utf-8")
    before, rest = text.split(HEAD)
    after = rest.split("\n\n", 1)[1] if "\n\n" in rest else ""
    rows = [HEAD, "|---" * (1 + len(EVERYONE)) + "|", *(row_of(*each) for each in table.items())]
    PATH.write_text(before + "\n".join(rows) + "\n" + (f"\n{after}" if after else ""), "utf-8")


def row_of(pattern: str, cells: tuple[str, ...]) -> str:
    """Return one row of the table."""
    return f"| `{pattern}` | " + " | ".join(cells) + " |"


def observe(addresses: list[Address]) -> Table:
    """Ask every address as everyone, with GET and POST; nothing that is done stays done."""
    columns = [_observe_as(_client(who), addresses) for who in EVERYONE]
    return dict(zip((a.pattern for a in addresses), zip(*columns, strict=True), strict=True))


def summed(observed: Table, addresses: list[Address]) -> Table:
    """Return a table in which one row stands for the same address of all public records.

    A record that differs from most has a row of its own.
    """
    by_row = defaultdict(list)
    for address in addresses:
        by_row[address.row].append(address)
    table: Table = {}
    for row, several in by_row.items():
        [(most, _count)] = Counter(observed[a.pattern] for a in several).most_common(1)
        table[row] = most
        table |= {a.pattern: observed[a.pattern] for a in several if observed[a.pattern] != most}
    return table


def _client(who: str) -> Client:
    client = Client(raise_request_exception=False)
    if who != ANONYMOUS:
        client.force_login(person(f"the-{who.lower()}", who))
    return client


def _observe_as(client: Client, addresses: list[Address]) -> list[str]:
    return [_cell(client, address.path) for address in addresses]


def _cell(client: Client, path: str) -> str:
    got, sent = (_outcome(client, method, path) for method in ("get", "post"))
    return got if got == sent else f"{got} · {sent}"


def _outcome(client: Client, method: str, path: str) -> str:
    cookies = client.cookies.copy()
    cache.clear()
    with transaction.atomic():
        response = getattr(client, method)(path, SENT if method == "post" else None)
        transaction.set_rollback(True)
    client.cookies = cookies
    if response.status_code in (301, 302, 308):
        return "sign in" if response["Location"].startswith(SIGN_IN) else "redirect"
    return "page" if response.status_code == 200 else str(response.status_code)
