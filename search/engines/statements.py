"""What finding asks of the index, in the SQL that both databases read.

Written out, since Django takes longer to put these queries together than databases to answer.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from search.expressions import Expression
from search.models import Document
from search.rows import step_ends
from search.writing import condition

TABLE = Document._meta.db_table
# SQLite reads found rows from an index that has no tokens, and has to be told so.
FOUND = {"postgresql": TABLE, "sqlite": f"{TABLE} INDEXED BY {TABLE}_found"}
# Plain byte order has another name in each database.
BYTE_ORDER = {"postgresql": '"C"', "sqlite": "BINARY"}


class Statement(NamedTuple):
    """SQL and its parameters."""

    sql: str
    params: list


def count_up_to(most: int, asked: Sequence[Expression], vendor: str) -> Statement:
    """Count the rows that answer each of several expressions, so far; gives one row."""
    counts, params = [], []
    for expression in asked:
        where, found = condition(vendor, TABLE, TABLE, expression)
        counts.append(
            f"(SELECT count(*) FROM (SELECT 1 FROM {TABLE} WHERE {where} LIMIT %s) AS sample)"  # noqa: S608
        )
        params += [*found, most]
    return Statement(f"SELECT {', '.join(counts)}", params)


def first_of_each_kind(
    asked: Sequence[Expression],
    models: Collection[str],
    without: Expression | None,
    most: int,
    vendor: str,
) -> Statement:
    """Ask for the first records of each kind that answer, by step and name, for each expression.

    Gives its number among the expressions, model, object, sort, and how many of the kind answer.
    """
    statements, params = [], []
    # In this order they are sorted once, to be told apart and to be numbered.
    columns = f"model, {_step()} AS step, sort COLLATE {BYTE_ORDER[vendor]} AS sort, object"
    for number, expression in enumerate(asked):
        where, found = _records(expression, models, without, vendor)
        statements.append(
            f"SELECT {number}, model, object, sort, total FROM (SELECT model, object, sort,"  # noqa: S608
            " count(*) OVER (PARTITION BY model) AS total,"
            " row_number() OVER (PARTITION BY model ORDER BY step, sort, object) AS place"
            f" FROM (SELECT DISTINCT {columns} FROM {FOUND[vendor]} WHERE {where}) AS records"
            ") AS placed WHERE place <= %s"
        )
        params += [*found, most]
    return Statement(" UNION ALL ".join(statements), params)


def count_of_each_kind(
    asked: Expression, models: Collection[str], without: Expression | None, vendor: str
) -> Statement:
    """Count the records of each kind that answer; gives model and count."""
    where, params = _records(asked, models, without, vendor)
    return Statement(
        f"SELECT model, count(DISTINCT object) FROM {FOUND[vendor]} WHERE {where} GROUP BY model",  # noqa: S608
        params,
    )


def latest(models: Collection[str]) -> Statement:
    """Ask for the highest id of each kind, None where there is none."""
    one = f"SELECT %s, (SELECT max(object) FROM {TABLE} WHERE model = %s)"  # noqa: S608
    params = [param for model in models for param in (model, model)]
    return Statement(" UNION ALL ".join([one] * len(models)), params)


def _records(
    expression: Expression, models: Collection[str], without: Expression | None, vendor: str
) -> Statement:
    where, params = condition(vendor, TABLE, TABLE, expression)
    where += f" AND model IN ({', '.join(['%s'] * len(models))})"
    params += models
    if without is not None:
        excluded, found = condition(vendor, TABLE, "other", without)
        where += (
            f" AND NOT EXISTS (SELECT 1 FROM {TABLE} AS other WHERE other.model = {TABLE}.model"  # noqa: S608
            f" AND other.object = {TABLE}.object AND {excluded})"
        )
        params += found
    return Statement(where, params)


def _step() -> str:
    ends = (f"WHEN object < {end} THEN {step}" for step, end in enumerate(step_ends()))
    return f"CASE {' '.join(ends)} ELSE {len(step_ends())} END"
