"""Which records have a text in a state, in some of the languages: the same for every list.

A stored state says what differs from the default. What is missing, or just written, are the
columns that say so, less those of which a stored state says otherwise.
"""

from collections.abc import Sequence

from django.db.models import Count, IntegerField, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThan

from translations.languages import LANGUAGES
from translations.marks import MISSING, WRITTEN
from translations.models import FieldState
from translations.written import count_lacking, count_there

Texts = Sequence[str]


def has_text_in(
    model: type[Model], fields: Texts, state: str, languages: Sequence[str] = LANGUAGES
) -> Q:
    """Return what is true of a model's records with a text in this state.

    fields: the translated ones that count. languages: those that are asked about.
    """
    if state == MISSING:
        return Q(GreaterThan(missing_count(model, fields, languages), 0))
    stored = _stored(model, fields, languages)
    if state == WRITTEN:
        otherwise = _count(stored.filter(is_empty=False).exclude(state=WRITTEN))
        return Q(GreaterThan(count_there(fields, languages) - otherwise, 0))
    return Q(pk__in=stored.filter(state=state).order_by().values("object"))


def missing_count(model: type[Model], fields: Texts, languages: Sequence[str]) -> Combinable:
    """Return the expression that counts a record's missing texts, not those empty on purpose."""
    on_purpose = _count(_stored(model, fields, languages).filter(is_empty=True))
    return count_lacking(fields, languages) - on_purpose


def _stored(model: type[Model], fields: Texts, languages: Sequence[str]) -> QuerySet:
    rows = FieldState.objects.of_model(model).filter(field__in=list(fields))
    return rows.filter(language__in=languages) if len(languages) < len(LANGUAGES) else rows


def _count(rows: QuerySet) -> Coalesce:
    """Return the expression that counts those of a record."""
    of_record = rows.filter(object=OuterRef("pk")).order_by().values("model")
    counted = of_record.annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
