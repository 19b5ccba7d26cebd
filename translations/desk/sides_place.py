"""Where someone translates: a record, a language, and in whose draft."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode

from editorial.models import Public, Revision
from editorial.registry import model_named
from editorial.rights import may_publish, may_read, may_review_texts, refused_fields
from editorial.shapes import shape_of
from translations.languages import LANGUAGES, OWN_NAMES, column
from translations.work import Work, as_it_stands, work_in


@dataclass(frozen=True)
class Place:
    """A record's texts in one language, as someone works on them.

    drafts: the open ones of the record, with author and base. draft: the one that was asked
    for, None for the user's own. query: what the address carries along.
    """

    record: Public
    language: str
    by: AbstractBaseUser
    drafts: tuple[Revision, ...]
    draft: Revision | None
    query: Mapping[str, str]

    @property
    def model(self) -> type[Public]:
        """Return the model of the record."""
        return type(self.record)

    @property
    def language_name(self) -> str:
        """Return what the language calls itself."""
        return OWN_NAMES[self.language]

    @property
    def columns(self) -> dict[str, str]:
        """Return the columns of the language by field."""
        return {name: column(name, self.language) for name in shape_of(self.model).texts}

    @property
    def continued(self) -> Revision | None:
        """Return the draft that is shown: the one asked for, else what the user continues."""
        if self.draft is not None or not self.record.is_public:
            return self.draft or next(iter(self.drafts), None)
        own = (draft for draft in self.drafts if draft.author_id == self.by.pk)
        return next(own, None)

    @property
    def beside(self) -> list[Revision]:
        """Return the open drafts that are not shown."""
        return [draft for draft in self.drafts if draft != self.continued]

    @property
    def is_anothers(self) -> bool:
        """Tell whether the draft is someone else's, in which only a publisher writes."""
        shown = self.continued
        other = shown is not None and shown.author_id != self.by.pk
        return other and self.record.is_public and not may_publish(self.by)

    def work(self) -> Work:
        """Return the texts as they are worked on."""
        if (shown := self.continued) is not None:
            return work_in(shown, self.record)
        return as_it_stands(self.record)

    def voiced(self) -> set[str]:
        """Return the columns of which the user may say something; 1 query for translators."""
        columns = list(self.columns.values())
        return set(columns) - set(refused_fields(self.by, self.model, columns))

    @property
    def may_review(self) -> bool:
        """Tell whether the user may call texts reviewed, return them and name originals."""
        return may_review_texts(self.by, self.model)

    def address(self, name: str = "sides", language: str = "", **query: str) -> str:
        """Return an address here or in another language, with what this one carries along."""
        return self._at(name, self.record.pk, language, {**self.query, **query})

    def next_address(self, pk: int) -> str:
        """Return the address of another record of the model, in nobody's draft in particular."""
        return self._at("sides", pk, "", {**self.query, "draft": ""})

    def _at(self, name: str, pk: int, language: str, query: Mapping[str, str]) -> str:
        args = [self.model._meta.model_name, pk, language or self.language]
        path, left = reverse(f"admin:{name}", args=args), {k: v for k, v in query.items() if v}
        return f"{path}?{urlencode(left)}" if left else path


def place_of(request: HttpRequest, model: str, pk: int, language: str) -> Place:
    """Return where a request works; 2 queries.

    Errors: Http404 for no such record, language or open draft; PermissionDenied for who may
    not look at records of the model.
    """
    record_model = model_named(model)
    if record_model is None or language not in LANGUAGES or not shape_of(record_model).texts:
        raise Http404
    if not may_read(request.user, record_model):
        raise PermissionDenied
    rows = record_model._default_manager.select_related(*shape_of(record_model).parents)
    record = get_object_or_404(rows, pk=pk)
    drafts = Revision.objects.of_record(record).open().select_related("author", "base")
    query = {name: request.GET.get(name, "") for name in ("draft", "help", "queue")}
    found = tuple(drafts.order_by("-updated_at"))
    wanted = _asked_for(query["draft"], found)
    return Place(record, language, request.user, found, wanted, query)


def _asked_for(key: str, drafts: tuple[Revision, ...]) -> Revision | None:
    if not key:
        return None
    found = next((draft for draft in drafts if str(draft.pk) == key), None)
    if found is None:
        raise Http404
    return found
