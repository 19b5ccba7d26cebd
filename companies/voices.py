"""What sources say of a company without a number, by kind."""

from collections.abc import Iterable

from hubs.models import Statement


def voices_of(statements: Iterable[Statement]) -> list[tuple[str, list[Statement]]]:
    """Return (kind in words, its statements) for the kinds that there are, in their order."""
    rows = list(statements)
    said = [
        (kind.label, [statement for statement in rows if statement.kind == kind])
        for kind in Statement.Kind
    ]
    return [(label, spoken) for label, spoken in said if spoken]
