"""What records would be if their drafts were published now; loaded for any number at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects

from editorial.apart import published_part
from editorial.drafts import Conflict
from editorial.models import Public, Revision
from editorial.patches import Data, data_of, differing, merge, set_columns
from editorial.registry import model_named
from editorial.related import Key, Related, related_to
from editorial.shapes import shape_of
from editorial.validation import said_of
from translations.marks import UNTOLD, Told


@dataclass(frozen=True, eq=False)
class Candidate:
    """A record as a draft would make it.

    record: in memory, its columns and parents as in `data`; its relations as they are stored.
    before: what readers see, or saw last; None for what was never public. data: every field
    as it would be. names: the fields that change, all that are filled where before is None.
    related: what `data` names, by (model, slug). release: the id of the set it is part of.
    told: what the draft says of its texts.
    live, conflicts, faults: as it stands, what was changed there too since the draft was
    begun, and what no column can hold.
    """

    record: Public
    before: Data | None
    data: Data
    names: tuple[str, ...]
    related: Related
    release: int | None = None
    live: Data = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    faults: tuple[str, ...] = ()
    told: Told = UNTOLD

    def is_changed(self, *names: str) -> bool:
        """Tell whether any of these fields changes."""
        return any(name in self.names for name in names)


def candidate_of(
    record: Public,
    before: Data | None,
    data: Data,
    *,
    related: Related | None = None,
    release: int | None = None,
    **more,
) -> Candidate:
    """Return the candidate of a record that holds data already; a query a model it names."""
    old = before if before is not None else dict.fromkeys(data)
    changed = [name for name in differing(data, old) if data[name] or old[name]]
    if related is None:
        related = related_to([(type(record), data)])
    return Candidate(record, before, data, tuple(changed), related, release, **more)


def as_it_stands(record: Public) -> Candidate:
    """Return the candidate of publishing a stored record that has no draft."""
    return candidate_of(record, None, data_of(record))


def candidates_of(drafts: Iterable[Revision]) -> dict[int, Candidate]:
    """Return by id what open drafts would make of their records.

    Left out are those whose record is no more. Some queries a model and one a model they
    name, however many there are.
    """
    waiting = list(drafts)
    prefetch_related_objects(waiting, "base")
    records = _records_of(waiting)
    found = [(draft, records[key]) for draft in waiting if (key := _key(draft)) in records]
    lives = {draft.pk: data_of(record) for draft, record in found}
    states = [(type(r), data) for d, r in found for data in _states(d, lives[d.pk])]
    related = related_to(states)
    return {d.pk: _candidate(d, record, lives[d.pk], related) for d, record in found}


def before_of(draft: Revision, record: Public, live: Data) -> Data | None:
    """Return what readers see of a record, or saw last; None where they never did."""
    if record.is_public:
        return live
    return draft.base.data if draft.base else None


def _candidate(draft: Revision, record: Public, live: Data, related: Related) -> Candidate:
    merged = merge(draft.base.data if draft.base else live, draft.data, live)
    before = before_of(draft, record, live)
    conflicts = [
        Conflict(name, draft.base.data[name], live[name], draft.data[name])
        for name in merged.conflicts
    ]
    data = published_part(draft, record, live, merged.data)
    faults = _fill(record, live, data, related)
    return candidate_of(
        record,
        before,
        data,
        related=related,
        release=draft.release_id,
        live=live,
        conflicts=tuple(conflicts),
        told=draft.told,
        faults=tuple(faults),
    )


def _states(draft: Revision, live: Data) -> list[Data]:
    return [draft.data, live, *([draft.base.data] if draft.base else [])]


def _fill(record: Public, live: Data, data: Data, related: Related) -> list[str]:
    def find(model, slug):
        return related.get((model, slug))

    try:
        set_columns(record, data, differing(live, data), find)
    except ValidationError as error:
        return said_of(record, error)
    return []


def _records_of(drafts: Iterable[Revision]) -> Mapping[Key, Public]:
    """Return the records of drafts by (model, id), with what data_of reads."""
    ids = defaultdict(list)
    for draft in drafts:
        ids[draft.model].append(draft.object)
    return {
        (name, record.pk): record
        for name, wanted in ids.items()
        for record in shape_of(model_named(name)).queryset().filter(pk__in=wanted)
    }


def _key(draft: Revision) -> tuple[str, int]:
    return draft.model, draft.object
