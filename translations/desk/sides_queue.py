"""From one record to the next whose texts are in the same state in the same language."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q

from editorial.models import Public, State
from translations.languages import column
from translations.marks import MISSING, SAME, WRITTEN
from translations.missing import lacks
from translations.models import FieldState


def next_in_queue(record: Public, fields: Sequence[str], language: str, state: str) -> int | None:
    """Return the key of the next record of the same model with a text in a state; 1 query.

    state: as readers see the texts; drafts don't count. None after the last, and for no state.
    """
    if state not in FieldState.State.values:
        return None
    wanted = Q()
    for name in fields:
        wanted |= _is_in(name, language, state, record)
    rows = type(record)._default_manager.exclude(state=State.RETIRED).filter(pk__gt=record.pk)
    return rows.filter(wanted).order_by("pk").values_list("pk", flat=True).first()


def _is_in(name: str, language: str, state: str, record: Public) -> Q:
    """Return what is true of records whose field is in a state; most have no row for it."""
    stored = FieldState.objects.of_model(type(record)).filter(
        object=OuterRef("pk"), field=name, language=language
    )
    if state == MISSING:
        return lacks(name, language) & ~Exists(stored.filter(state=SAME))
    if state == WRITTEN:
        has_text = Q(**{f"{column(name, language)}__gt": ""})
        return has_text & ~Exists(stored.exclude(state=WRITTEN))
    return Q(Exists(stored.filter(state=state)))
