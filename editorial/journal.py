"""The history of records: what each transaction made of them, as revisions.

Every service that changes a record the public sees or saw opens its page here first; when
the transaction ends, what the record has become is written beside what it was. A record that
never changed has no revision, so an import writes none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from editorial.models import Public, Revision
from editorial.patches import data_of, differing
from editorial.shapes import shape_of
from translations.marks import Marks, Told
from translations.states import marks_of, marks_of_all, settle_record

Key = tuple[type[Public], int]


@dataclass
class Page:
    """One record in one transaction: its revision before, its draft, and what happened.

    has_states: the states of its texts are stored already. rest: the draft of what was left
    for later.
    """

    before: Revision | None
    action: str = ""
    draft: Revision | None = None
    has_states: bool = False
    rest: Revision | None = None


@dataclass
class Journal:
    """The pages of one transaction."""

    pages: dict[Key, Page] = field(default_factory=dict)

    def open(
        self,
        record: Public,
        action: str = "",
        draft: Revision | None = None,
        before: Revision | None = None,
        rest: Revision | None = None,
    ) -> None:
        """Keep what the database holds of a record, before it is changed.

        Of one that was never public there is nothing to keep; its draft becomes revision 1.
        before: the revision of what is stored, where the caller has it.
        draft: the revision that is being published on it; the first that is given counts.
        rest: the draft that stays open beside it.
        """
        key = type(record), record.pk
        if key not in self.pages:
            self.pages[key] = Page(before or (base_of(record) if record.published_at else None))
        page = self.pages[key]
        page.action = action or page.action
        page.draft = page.draft or draft
        page.rest = page.rest or rest

    def keep_states(self, record: Public) -> None:
        """Leave the states of a record's texts as they were stored beside its change."""
        if page := self.pages.get((type(record), record.pk)):
            page.has_states = True

    def close(self, sequence: int, batch: str, by: AbstractBaseUser | None, message: str) -> None:
        """Write what each record has become. by: who changed it, None for a command."""
        moved = [(r, page) for r, page in self._written() if _has_moved(r, page)]
        for model, keys in _by_model((type(record), record.pk) for record, _page in moved).items():
            rows = Revision.objects.filter(model=model._meta.model_name, object__in=keys)
            live = rows.filter(state=Revision.State.PUBLISHED)
            live.update(state=Revision.State.SUPERSEDED, superseded_seq=sequence)
        marks = _marks_of(record for record, _page in moved)
        for record, page in moved:
            revision = page.draft or Revision(author=by, message=message[:200])
            known = marks[type(record)][record.pk]
            _write(revision, record, page, sequence, batch, by, known)

    def _written(self) -> list[tuple[Public, Page]]:
        """Return what the records of all pages have become: some queries a model."""
        stored = {
            (model, record.pk): record
            for model, keys in _by_model(self.pages).items()
            for record in shape_of(model).queryset().filter(pk__in=keys)
        }
        return [(stored[key], page) for key, page in self.pages.items() if key in stored]


def base_of(record: Public) -> Revision:
    """Return the revision of what the database holds of a record now; written if need be.

    The record is locked until the transaction ends, so that it is written once.
    Errors: DoesNotExist for a record that is not stored.
    """
    stored = type(record)._default_manager.held().get(pk=record.pk)
    found = Revision.objects.of_record(stored).filter(number=stored.revision).first()
    if found is None:
        found = Revision.objects.create(
            model=stored._meta.model_name,
            object=stored.pk,
            title=str(stored)[:200],
            number=stored.revision,
            action=Revision.Action.CREATED,
            state=Revision.State.PUBLISHED if stored.is_public else Revision.State.SUPERSEDED,
            data=data_of(stored),
            states=Told(marks_of(stored)).as_data(),
            published_at=stored.published_at,
        )
    return found


def _by_model(keys: Iterable[Key]) -> dict[type[Public], list[int]]:
    found: dict[type[Public], list[int]] = {}
    for model, pk in keys:
        found.setdefault(model, []).append(pk)
    return found


def _marks_of(records: Iterable[Public]) -> dict[type[Public], Mapping[int, Marks]]:
    """Return what is known of the texts of records: 1 query a model."""
    keys = _by_model((type(record), record.pk) for record in records)
    return {model: marks_of_all(model, wanted) for model, wanted in keys.items()}


def _has_moved(record: Public, page: Page) -> bool:
    if page.before is None:
        return page.draft is not None
    return record.revision != page.before.number


def _write(revision, record, page: Page, sequence: int, batch: str, by, marks: Marks) -> None:
    data = data_of(record)
    revision.states = _settled(revision, record, page, data, marks)
    revision.model, revision.object = record._meta.model_name, record.pk
    revision.title, revision.number = str(record)[:200], record.revision
    before = page.before.data if page.before else dict.fromkeys(data)
    revision.data, revision.changed = data, differing(data, before)
    revision.base, revision.action = page.before, page.action or revision.action
    revision.state = Revision.State.PUBLISHED if record.is_public else Revision.State.SUPERSEDED
    revision.published_seq, revision.batch = sequence, batch
    revision.superseded_seq = None if record.is_public else sequence
    revision.published_by, revision.published_at = by, timezone.now()
    revision.publish_at = None
    revision.save()
    if page.rest:
        _keep_rest(page.rest, revision)


def _keep_rest(rest: Revision, published: Revision) -> None:
    """Go on with a draft over that part of it which was published."""
    rest.base, rest.changed = published, differing(rest.data, published.data)
    rest.version, rest.trail = rest.version + 1, [*rest.trail, {}]
    rest.save()
    published.editors.set(rest.editors.all())


def _settled(revision: Revision, record: Public, page: Page, data: dict, marks: Marks) -> dict:
    """Store the states of the texts as they are now, and return them for the revision.

    The row of a record that was hidden followed its draft, and so did its states.
    """
    was_live = page.before and page.before.state == Revision.State.PUBLISHED
    if was_live and not page.has_states:
        texts = shape_of(type(record)).texts
        marks = settle_record(
            record, texts, page.before.data, data, marks=marks, told=revision.told
        )
    return Told(marks).as_data()
