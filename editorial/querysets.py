"""Reads that every public record shares."""

from functools import reduce
from operator import or_

from django.apps import apps
from django.db import models
from django.db.models import Case, Count, Max, Prefetch, Q, Sum, When
from django.db.models.functions import Coalesce

from search.finding import matching
from translations.languages import column, columns

# The batch under which content files are loaded.
LOAD = "load"


class PublicQuerySet(models.QuerySet):
    """Records by what the public may see of them."""

    def published(self):
        """Keep the records the public may see; never looks at the time."""
        return self.filter(state="public")

    def retired(self):
        """Keep the records that were public and are no more."""
        return self.filter(state="retired")

    def held(self):
        """Lock the rows until the transaction ends; what each stands on comes along."""
        fields = map(self.model._meta.get_field, self.model.stands_on)
        keys = [field.name for field in fields if not field.many_to_many]
        rows = self.select_related(*keys) if keys else self
        return rows.select_for_update(of=("self",), no_key=True)

    def matching(self, question: str):
        """Keep the records whose names match, in any script, with or without marks."""
        return self.filter(pk__in=matching(self.model._meta.model_name, question))

    def asked_for(self, question: str):
        """Keep what a search box asks for; an empty box asks for everything."""
        return self.matching(question) if question.strip() else self

    def saying(self, question: str, *fields: str):
        """Keep the records that say this in one of these translated fields, in any language."""
        texts = [column for field in fields for column in columns(field)]
        return self.filter(reduce(or_, (Q(**{f"{text}__icontains": question}) for text in texts)))

    def with_keys(self, *relations: str):
        """Load no more than the slugs of related records: one query a relation.

        Of a relation to many, only what is public; a parent always is.
        """
        return self.prefetch_related(*(Prefetch(name, self._slugs(name)) for name in relations))

    def for_sitemap(self, *also: str):
        """Load what a sitemap says of a record: address, languages, last change.

        also: more columns of the record that its languages depend on.
        """
        texts = [name for field in self.model.main_texts for name in columns(field)]
        known = (self.model.key_field, "updated_at", "converted")
        return self.only(*known, *texts, *also).order_by("pk")

    def with_names(self):
        """Load what records are called by: those they stand on along, in the same query."""
        fields = (self.model._meta.get_field(name) for name in self.model.stands_on)
        return self.select_related(*(field.name for field in fields if field.many_to_one))

    def with_draft_state(self):
        """Add `draft_state`: in which state the latest open draft is, None without one."""
        revisions = apps.get_model("editorial", "Revision").objects.open()
        of_row = revisions.filter(model=self.model._meta.model_name, object=models.OuterRef("pk"))
        states = of_row.order_by("-updated_at").values("state")
        return self.annotate(draft_state=models.Subquery(states[:1]))

    def _slugs(self, relation: str):
        field = self.model._meta.get_field(relation)
        rows = field.related_model.objects.only("slug")
        return rows if field.many_to_one else rows.published().order_by("slug")


class ChangeQuerySet(models.QuerySet):
    """The lines of the public feed."""

    def after(self, sequence: int):
        """Keep what happened after a sequence, in order."""
        return self.filter(sequence__gt=sequence)

    def about(self, records: dict):
        """Keep what happened to these records. records: {name of a model: their ids}."""
        lines = (Q(model=model, object__in=ids) for model, ids in records.items())
        return self.filter(reduce(or_, lines))

    def one_by_one(self):
        """Keep what was not loaded from files, the latest first."""
        return self.exclude(batch=LOAD).order_by("-sequence", "-pk")

    def loads(self):
        """Sum up what was loaded from files, the latest first: sequence, at and count."""
        rows = self.filter(batch=LOAD).order_by("-sequence").values("sequence")
        return rows.annotate(at=Max("at"), count=Count("pk"))

    def of_sequence(self, sequence: int):
        """Keep what happened in one transaction."""
        return self.filter(sequence=sequence)

    def of_record(self, record):
        """Keep what happened to one record, the latest first."""
        rows = self.filter(model=record._meta.model_name, object=record.pk)
        return rows.order_by("-sequence", "-pk")


class RevisionQuerySet(models.QuerySet):
    """Drafts and the history of records."""

    def of_record(self, record):
        """Keep the revisions of one record."""
        return self.filter(model=record._meta.model_name, object=record.pk)

    def of_records(self, records: dict):
        """Keep the revisions of some records. records: {name of a model: their ids}."""
        some = (Q(model=model, object__in=ids) for model, ids in records.items())
        return self.filter(reduce(or_, some, Q(pk__in=())))

    def open(self):
        """Keep the drafts that are not published yet."""
        return self.filter(state__in=self.model.OPEN)

    def stamp(self) -> tuple:
        """Return what differs as soon as one of these is begun, saved or closed: 1 query."""
        found = self.aggregate(count=Count("pk"), last=Max("pk"), saves=Sum("version"))
        return found["count"], found["last"], found["saves"]

    def written_by(self, user):
        """Keep the drafts that are someone's own."""
        return self.filter(author=user)

    def written_under(self, name: str):
        """Keep those whose author signs in under this name."""
        return self.filter(author__username=name)

    def not_by(self, user):
        """Keep the drafts that are not someone's own."""
        return self.exclude(author=user)

    def by(self, user):
        """Keep what someone wrote or published."""
        return self.filter(Q(author=user) | Q(published_by=user))

    def by_people(self):
        """Keep what a person did, and no command."""
        return self.filter(Q(author__isnull=False) | Q(published_by__isnull=False))

    def author_names(self):
        """Return (name of the author, "") of what a person wrote, in rows without order."""
        written = self.exclude(author=None).order_by()
        return written.values_list("author__username", models.Value(""))

    def touched_by(self, user):
        """Keep the revisions that someone wrote in, approved or published."""
        hands = Q(author=user) | Q(approved_by=user) | Q(published_by=user) | Q(editors=user)
        return self.filter(hands).distinct()

    def free(self):
        """Keep the open drafts that neither a set nor the timer has."""
        return self.open().filter(release=None).exclude(state="scheduled")

    def of_models(self, names):
        """Keep the revisions of records of these models."""
        return self.filter(model__in=names)

    def in_states(self, *states: str):
        """Keep those in one of these states."""
        return self.filter(state__in=states)

    def never_public(self):
        """Keep the drafts of records that readers never saw."""
        return self.filter(base=None)

    def scheduled_until(self, moment):
        """Keep what the timer publishes until then, alone or in a set, the next one first."""
        due = Coalesce("publish_at", "release__publish_at")
        rows = self.filter(state="scheduled").annotate(due_at=due)
        return rows.filter(due_at__lte=moment).order_by("due_at", "pk")

    def latest_saved(self):
        """Sort by what was saved last."""
        return self.order_by("-updated_at", "-pk")

    def oldest_saved(self):
        """Sort by what has waited longest."""
        return self.order_by("updated_at", "pk")

    def saying(self, words: str, also=()):
        """Keep those whose message says this, and those of these ids."""
        return self.filter(Q(message__icontains=words) | Q(pk__in=also))

    def names(self):
        """Return (id, title, names in all languages…) as the data has them, in rows."""
        texts = (name for field in ("name", "title") for name in columns(field))
        return self.values_list("pk", "title", *(f"data__{text}" for text in texts))

    def for_rows(self):
        """Load what a row of a list reads, without the data: 1 query."""
        people = ("author", "published_by", "release")
        return self.defer("data", "changed", "trail").select_related(*people)

    def numbered(self):
        """Keep what was once live, the latest first."""
        return self.filter(number__isnull=False).order_by("-number")

    def for_page(self):
        """Load what the page of a revision tells of it: one query more."""
        people = ("author", "approved_by", "published_by", "release", "base")
        return self.select_related(*people).prefetch_related("editors")

    def in_history(self):
        """Load what the history of a record tells: no data, the latest first."""
        people = ("author", "published_by")
        return self.select_related(*people).defer("data", "trail").order_by("-pk")

    def of_batch(self, batch: str):
        """Keep what one action changed, in the order in which it did."""
        return self.filter(batch=batch, number__isnull=False).order_by("pk")

    def changing(self, field: str):
        """Keep those that change a field of data."""
        return self.filter(changed__icontains=f'"{field}"')

    def changing_language(self, language: str):
        """Keep those that change a text in a language."""
        return self.filter(changed__icontains=column("", language) + '"')

    def who_changes(self):
        """Return (id of the record, name of the author, changed fields), in rows."""
        return self.values_list("object", "author__username", "changed")

    def narrowed(self, *, model: str = "", author=None, language: str = "", of: str = ""):
        """Keep those of a model, of an author, in a language; nothing given keeps all.

        of: keep those that belong to a record, as "field.slug".
        """
        parent, _dot, slug = of.partition(".")
        asked = {"model": model, "author": author, f"data__{parent}": slug}
        found = self.filter(**{name: value for name, value in asked.items() if value})
        return found.changing_language(language) if language else found

    def to_review(self):
        """Keep what waits for a reviewer, oldest first, and what is approved already last."""
        approved = Case(When(approved_by=None, then=0), default=1)
        return self.filter(state="in_review").order_by(approved, "updated_at", "pk")

    def due(self, now):
        """Keep what is scheduled for a time of its own that has come."""
        return self.filter(state="scheduled", release=None, publish_at__lte=now)


class ReleaseQuerySet(models.QuerySet):
    """Sets of drafts that are published together."""

    def due(self, now):
        """Keep the sets whose time has come."""
        return self.filter(state="scheduled", publish_at__lte=now)

    def for_list(self):
        """Load what the list of sets tells, `draft_count` too; what is published comes last."""
        published = Case(When(state="published", then=1), default=0)
        return self.annotate(draft_count=Count("revisions")).order_by(published, "-pk")


class TokenQuerySet(models.QuerySet):
    """The tokens of programs."""

    def usable(self, now):
        """Keep what is neither revoked nor expired, of owners who may still sign in."""
        valid = self.filter(revoked_at=None, expires_at__gt=now)
        return valid.filter(user__is_active=True, user__is_staff=True)

    def not_used_since(self, moment):
        """Keep what was not used at or after a moment."""
        return self.filter(Q(last_used_at=None) | Q(last_used_at__lt=moment))

    def for_list(self):
        """Load what the page of tokens shows, the latest first: 1 query."""
        return self.select_related("user").order_by("-pk")
