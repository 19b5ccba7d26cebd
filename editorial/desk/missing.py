"""Which public texts lack in a language: how many, and where to begin."""

from dataclasses import dataclass
from functools import partial

from django.contrib.auth.models import AbstractBaseUser
from django.core.cache import cache
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import ngettext

from editorial.clock import read_clock
from editorial.desk.queues import Row
from editorial.desk.rows import change_address
from editorial.models import Public
from editorial.registry import public_models
from editorial.shapes import shape_of
from translations.languages import HTML_CODES, LANGUAGES, OWN_NAMES
from translations.missing import count_missing, lacks_any
from translations.models import Assignment

HOUR = 60 * 60
MOST_A_KIND = 10


@dataclass(frozen=True)
class Group:
    """Records of one kind; is_capped tells that there are more."""

    title: str
    rows: list[Row]
    is_capped: bool


def missing_translations(user: AbstractBaseUser) -> list[Row]:
    """Return how many public texts each language lacks, the user's own first; 3 queries at most.

    Counted once for each state of the clock: no public text changes without it.
    """
    count = partial(count_missing, [(m.objects.published(), t) for m, t in _translated()])
    missing = cache.get_or_set(f"missing-translations:{read_clock()}", count, HOUR)
    own = Assignment.objects.languages_of(user)
    order = sorted(LANGUAGES, key=lambda language: (language not in own, -missing[language]))
    return [_row(language, missing[language]) for language in order if missing[language]]


def lacking_records(language: str) -> list[Group]:
    """Return the first public records of each kind that lack a text; 1 query a kind."""
    groups = []
    for model, texts in _translated():
        rows = model.objects.published().with_names().filter(lacks_any(texts, language))
        if found := list(rows.order_by("pk")[: MOST_A_KIND + 1]):
            title = capfirst(model._meta.verbose_name_plural)
            shown = [Row(str(r), change_address(model, r.pk)) for r in found[:MOST_A_KIND]]
            groups.append(Group(title, shown, len(found) > MOST_A_KIND))
    return groups


def _translated() -> list[tuple[type[Public], tuple[str, ...]]]:
    """Return the public models that have translated texts, each with their names."""
    return [(m, texts) for m in public_models() if (texts := shape_of(m).texts)]


def _row(language: str, count: int) -> Row:
    return Row(
        OWN_NAMES[language],
        reverse("admin:missing", args=[language]),
        note=ngettext("%(n)s text", "%(n)s texts", count) % {"n": count},
        count=count,
        html_lang=HTML_CODES[language],
    )
