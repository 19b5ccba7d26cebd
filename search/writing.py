"""How each engine has tokens and expressions written."""

from collections.abc import Iterable, Sequence

from search.expressions import All, Expression, any_of, written


def as_tsvector(placed: Iterable[str], flags: Iterable[str]) -> str:
    """Write tokens as PostgreSQL reads a tsvector; none has a sign that ends one.

    PostgreSQL gathers the positions of a token that is there more than once.
    """
    found = [f"{token}:{position}" for position, token in enumerate(placed, 1) if token]
    return " ".join((*found, *flags))


def as_tsquery(expression: Expression) -> str:
    """Write an expression as PostgreSQL reads a tsquery."""
    return written(expression, quote="'%s'", adjacent=" <-> ", both=" & ", either=" | ")


def as_fts5(expression: Expression) -> str:
    """Write an expression as FTS5 reads a query."""
    return written(expression, quote='"%s"', adjacent=" + ", both=" AND ", either=" OR ")


def condition(vendor: str, table: str, alias: str, expression: Expression) -> tuple[str, list[str]]:
    """Return the SQL, and its parameters, by which a row of a table answers an expression.

    PostgreSQL is asked for all that must match part by part: so GIN skips in each to where the
    rarest goes on, while within one tsquery it looks at all.
    Errors: NotImplementedError for a database that no engine of ours knows.
    """
    if vendor == "postgresql":
        parts = expression.parts if isinstance(expression, All) else (expression,)
        asked = [f"{alias}.tokens @@ %s::tsquery"] * len(parts)
        return f"({' AND '.join(asked)})", [*map(as_tsquery, parts)]
    if vendor == "sqlite":
        found = f"SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH %s"  # noqa: S608
        return f"{alias}.id IN ({found})", [as_fts5(expression)]
    raise NotImplementedError(vendor)


def condition_of_any(
    vendor: str, table: str, alias: str, ways: Sequence[Expression]
) -> tuple[str, list[str]]:
    """Return the SQL, and its parameters, by which a row answers one of many expressions.

    PostgreSQL scans for each on its own, by what is rarest in it: for names alike that takes a
    tenth of the time of one tsquery, which looks at each row of every token.
    """
    if vendor == "postgresql":
        asked = [f"{alias}.tokens @@ %s::tsquery"] * len(ways)
        return f"({' OR '.join(asked)})", [*map(as_tsquery, ways)]
    return condition(vendor, table, alias, any_of(ways))
