"""Reads of who translates into which language, the states of texts, comments and the memory."""

from collections.abc import Iterable

from django.db.models import Model, Q, QuerySet

from translations.glossary import Entry, forms_of
from translations.texts import texts_of


class AssignmentQuerySet(QuerySet):
    """Who translates into which languages."""

    def languages_of(self, user) -> set[str]:
        """Return the languages someone was given; none given means all of them."""
        return set(self.filter(user=user).values_list("language", flat=True))

    def with_names(self):
        """Return (name of the user, language), in rows without order."""
        return self.order_by().values_list("user__username", "language")


class FieldStateQuerySet(QuerySet):
    """The states of texts that differ from the default."""

    def of_model(self, model: type[Model]):
        """Keep those of a model's records."""
        return self.filter(model=model._meta.model_name)

    def of_records(self, model: type[Model], keys: Iterable[int]):
        """Keep those of some records of a model."""
        return self.of_model(model).filter(object__in=list(keys))


class GlossaryQuerySet(QuerySet):
    """The words of the site's field."""

    def entries(self) -> list[Entry]:
        """Return all terms as the checks and the conversion read them; 1 query."""
        return [
            Entry(
                slug=row.slug,
                forms={code: forms_of(text) for code, text in texts_of(row, "term").items()},
                protect=row.protect,
                note=row.note,
            )
            for row in self.order_by("slug")
        ]


class CommentQuerySet(QuerySet):
    """What people say to each other about texts."""

    def on(self, record: Model, language: str):
        """Keep those on a record's texts in a language, with who wrote and settled them."""
        found = self.filter(model=record._meta.model_name, object=record.pk, language=language)
        return found.select_related("author", "resolved_by")

    def open(self):
        """Keep those that nobody has settled."""
        return self.filter(resolved_at=None)


class MemoryQuerySet(QuerySet):
    """Texts of the site beside their originals."""

    def of_record(self, record: Model):
        """Keep those that stand in a record."""
        return self.filter(model=record._meta.model_name, object=record.pk)

    def from_originals(self, language: str, hashes: Iterable[str], keys: Iterable[int]):
        """Keep what is written in a language from any of these originals, or is named by key."""
        return self.filter(
            Q(original_hash__in=list(hashes)) | Q(pk__in=list(keys)), language=language
        )
