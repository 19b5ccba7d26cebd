"""From one record to the next whose texts are in the same state in the same language."""

from collections.abc import Sequence

from editorial.models import Public, State
from translations.models import FieldState
from translations.state_filters import has_text_in


def next_in_queue(record: Public, fields: Sequence[str], language: str, state: str) -> int | None:
    """Return the key of the next record of the same model with a text in a state; 1 query.

    state: as readers see the texts; drafts don't count. None after the last, and for no state.
    """
    if state not in FieldState.State.values:
        return None
    model = type(record)
    rows = model._default_manager.exclude(state=State.RETIRED).filter(pk__gt=record.pk)
    wanted = has_text_in(model, fields, state, [language])
    return rows.filter(wanted).order_by("pk").values_list("pk", flat=True).first()
