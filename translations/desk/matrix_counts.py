"""How far the translation of everything has come, by language and by kind, with ways to it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from django.db.models import CharField, Count, QuerySet, Value
from django.urls import reverse
from django.utils.http import urlencode

from translations.counting import STATES, Tally
from translations.desk.matrix_cells import Shown
from translations.languages import HTML_CODES, LANGUAGES, OWN_NAMES


@dataclass(frozen=True)
class Progress:
    """One language: its texts by state, of all kinds."""

    tally: Tally
    states: list[Shown]

    @property
    def name(self) -> str:
        """Return what the language calls itself."""
        return OWN_NAMES[self.tally.language]

    @property
    def html_lang(self) -> str:
        """Return the value for an HTML lang attribute."""
        return HTML_CODES[self.tally.language]


def matrix_address(**asked: str) -> str:
    """Return the address of the matrix with these filters set; empty ones are left out."""
    query = urlencode({name: value for name, value in asked.items() if value})
    return reverse("admin:translations") + (f"?{query}" if query else "")


def progress_of(tallies: Sequence[Tally], *, public: str = "") -> list[Progress]:
    """Return the progress of each language; each count leads to its records.

    public: the filter under which was counted.
    """
    return [_progress(_together(tallies, code), public) for code in LANGUAGES]


def count_rows(records: Mapping[str, QuerySet]) -> dict[str, int]:
    """Return how many rows there are under each name; 1 query."""
    lines = [_counted(name, rows) for name, rows in records.items()]
    found = lines[0].union(*lines[1:], all=True) if lines else ()
    return dict(found)


def _together(tallies: Iterable[Tally], language: str) -> Tally:
    own = (one for one in tallies if one.language == language)
    return reduce(_added, own, Tally("", language))


def _added(one: Tally, other: Tally) -> Tally:
    states = one.states + other.states
    return Tally("", one.language, one.fields + other.fields, states)


def _progress(tally: Tally, public: str) -> Progress:
    states = [
        Shown(
            state,
            tally.states[state],
            tally.fields,
            url=matrix_address(language=tally.language, state=state, public=public),
        )
        for state in STATES
    ]
    return Progress(tally, states)


def _counted(name: str, rows: QuerySet) -> QuerySet:
    label = Value(name, output_field=CharField())
    lines = rows.order_by().rewrite(False).annotate(label=label).values("label")
    return lines.annotate(n=Count("pk")).values_list("label", "n")
