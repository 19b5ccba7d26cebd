"""Many records as someone continues them, in a constant number of queries."""

from collections.abc import Collection, Mapping

from django.contrib.auth.models import AbstractBaseUser

from editorial.models import Public, Revision
from editorial.patches import text_columns
from editorial.shapes import shape_of
from translations.states import marks_of_all
from translations.work import Work, work_in


def works_of(
    model: type[Public], records: Collection[Public], by: AbstractBaseUser | None
) -> dict[int, Work]:
    """Return records of one model by key, their texts as someone continues them; 2 queries.

    What is in no draft holds its texts alone.
    """
    names = text_columns(shape_of(model))
    marks = marks_of_all(model, [record.pk for record in records])
    drafts = _drafts(model, records, by)
    return {
        record.pk: work_in(drafts[record.pk], record, marks[record.pk])
        if record.pk in drafts
        else Work(record, None, _texts(record, names), marks[record.pk])
        for record in records
    }


def _texts(record: Public, names: list[str]) -> Mapping[str, str]:
    return {name: getattr(record, name) or "" for name in names}


def _drafts(
    model: type[Public], records: Collection[Public], by: AbstractBaseUser | None
) -> dict[int, Revision]:
    """Return the drafts that editorial.drafts.draft_of gives of each."""
    public = {record.pk: record.is_public for record in records}
    open_ones = Revision.objects.open().filter(model=model._meta.model_name, object__in=public)
    found: dict[int, Revision] = {}
    for draft in open_ones.select_related("base", "author"):
        if not public[draft.object] or draft.author_id == (by and by.pk):
            found.setdefault(draft.object, draft)
    return found
