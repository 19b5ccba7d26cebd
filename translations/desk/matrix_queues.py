"""What waits for those who translate: queues of Today that lead into the matrix."""

from collections import Counter
from functools import partial

from django.contrib.auth.models import AbstractBaseUser
from django.core.cache import cache
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy, ngettext

from editorial.clock import read_clock
from editorial.desk.queues import Queue, Row, everyone, register_queue
from editorial.rights import may_review_texts
from translations.counting import tally
from translations.desk.matrix_counts import matrix_address
from translations.desk.matrix_form import YES
from translations.languages import HTML_CODES, LANGUAGES, OWN_NAMES
from translations.marks import IN_REVIEW, MISSING, STALE
from translations.records import translated_models, translated_records

HOUR = 60 * 60


def register() -> None:
    """Register the queues; called once the apps are ready."""
    for queue in _queues():
        register_queue(queue)


def _queues() -> list[Queue]:
    return [
        _queue(
            MISSING,
            gettext_lazy("Missing translations"),
            gettext_lazy("Every public text is written in all four languages."),
            position=80,
        ),
        _queue(
            STALE,
            gettext_lazy("Stale translations"),
            gettext_lazy("Every translation says what its original says now."),
            position=82,
        ),
        _queue(
            IN_REVIEW,
            gettext_lazy("Translations to review"),
            gettext_lazy("Translations whose translators ask for a second reader wait here."),
            position=84,
            for_whom=_may_review_any,
        ),
    ]


def _queue(state: str, title: str, empty: str, *, position: int, for_whom=everyone) -> Queue:
    return Queue(
        f"{state.replace('_', '-')}-translations",
        title,
        empty,
        partial(texts_by_language, state),
        position=position,
        for_whom=for_whom,
        address="admin:translations",
        query={"state": state, "public": YES},
    )


def texts_by_language(state: str, user: AbstractBaseUser) -> list[Row]:
    """Return how many public texts are in a state in each language, the user's own first.

    2 queries, and 1 more where nobody has counted since readers last saw something new; one
    less for each further state, for the user keeps the languages.
    """
    counts = _counts()[state]
    prefetch_related_objects([user], "assignments")
    own = {each.language for each in user.assignments.all()}
    order = sorted(LANGUAGES, key=lambda code: (code not in own, -counts[code]))
    return [_row(state, code, counts[code]) for code in order if counts[code]]


def _counts() -> dict[str, Counter]:
    """Return public texts by state, then language; the clock tells whether they changed."""
    return cache.get_or_set(f"public-texts:{read_clock()}", _count, HOUR)


def _count() -> dict[str, Counter]:
    found = {state: Counter() for state in (MISSING, STALE, IN_REVIEW)}
    for one in tally(translated_records(public=True)):
        for state, counts in found.items():
            counts[one.language] += one.states[state]
    return found


def _row(state: str, language: str, count: int) -> Row:
    return Row(
        OWN_NAMES[language],
        matrix_address(language=language, state=state, public=YES),
        note=ngettext("%(n)s text", "%(n)s texts", count) % {"n": count},
        count=count,
        html_lang=HTML_CODES[language],
    )


def _may_review_any(user: AbstractBaseUser) -> bool:
    return any(may_review_texts(user, model) for model, _texts in translated_models())
