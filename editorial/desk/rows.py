"""How drafts, revisions and records stand in the lists of the desk."""

from django.db.models import Model
from django.urls import reverse
from django.utils.text import capfirst

from editorial.desk.queues import Row
from editorial.models import Public, Revision
from editorial.registry import model_named
from translations.texts import text_of


def row_of(revision: Revision, note: str = "") -> Row:
    """Return the row of a draft, or of a revision of the history; loaded by for_rows().

    note: what is said beside it, by default its message.
    """
    model = model_named(revision.model)
    return Row(
        revision.title or f"{revision.model} {revision.object}",
        _address(revision),
        kind=capfirst(model._meta.verbose_name) if model else revision.model,
        note=note or revision.message,
        at=revision.updated_at,
        due=due_of(revision),
    )


def due_of(revision: Revision):
    """Return when the timer publishes a draft, on its own or with its set; None for never."""
    if revision.state != Revision.State.SCHEDULED:
        return None
    return revision.publish_at or (revision.release and revision.release.publish_at)


def change_address(record: type[Model], key: int) -> str:
    """Return where the form of a record is."""
    options = record._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[key])


def title_of(record: Public) -> tuple[str, str]:
    """Return what a record is called, and in which language where that is one."""
    field = next((name for name in ("name", "title") if hasattr(record, f"{name}_en")), "")
    if not field or record.key_field == "number":
        return str(record), ""
    text = text_of(record, field)
    return (text.text, text.html_lang) if text else (str(record), "")


def _address(revision: Revision) -> str:
    if revision.is_open:
        return reverse("admin:draft", args=[revision.pk])
    return reverse("admin:record_history", args=[revision.model, revision.object])
