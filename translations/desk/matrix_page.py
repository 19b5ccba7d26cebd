"""A page of the matrix: what was asked for, the kinds that match, one of them row by row."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.contrib.admin.sites import site
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst

from editorial.models import Public, Revision, State
from editorial.rights import may_review_texts, may_write, may_write_facts
from translations.counting import tally
from translations.desk.converting_address import LABELS, Fill
from translations.desk.matrix_cells import Asked, Beside, Row, changed_languages, row_of
from translations.desk.matrix_counts import Progress, count_rows, matrix_address, progress_of
from translations.desk.matrix_form import NO, YES, MatrixForm
from translations.models import FieldState
from translations.state_filters import has_text_in, missing_count

PER_PAGE = 50
# The rows of a model, and its translated fields.
Records = tuple[QuerySet, tuple[str, ...]]


@dataclass(frozen=True)
class Kind:
    """Records of one kind that match. count: how many; url: where they are listed."""

    rows: QuerySet
    texts: tuple[str, ...]
    count: int
    url: str

    @property
    def name(self) -> str:
        """Return the name of the model."""
        return self.rows.model._meta.model_name

    @property
    def title(self) -> str:
        """Return what its records are called."""
        return title_of_kind(self.rows.model)


class Matrix:
    """What is asked for, read step by step: 5 queries for any number of records.

    form: bound; where it is not valid, nothing matches. records: what the user may look at.
    """

    def __init__(self, request: HttpRequest, form: MatrixForm, records: Mapping[str, Records]):
        self.request, self.form = request, form
        self.is_valid = form.is_valid()
        self.asked = {name: value for name, value in form.cleaned_data.items() if value}
        self.public = self.asked.get("public", "")
        self.records = {
            name: (_by_public(rows, self.public), texts) for name, (rows, texts) in records.items()
        }

    @cached_property
    def progress(self) -> list[Progress]:
        """Return how far each language is, of all kinds; 1 query."""
        return progress_of(tally(list(self.records.values())), public=self.public)

    @cached_property
    def kinds(self) -> list[Kind]:
        """Return the kinds with what matches of them; 1 query."""
        matching = {name: self._matching(*each) for name, each in self.records.items()}
        counts = count_rows(matching) if self.is_valid else {}
        return [
            Kind(rows, self.records[name][1], counts.get(name, 0), self.address(model=name))
            for name, rows in matching.items()
        ]

    @property
    def shown_kinds(self) -> list[Kind]:
        """Return the kinds of which something matches, and the one that is asked for."""
        asked = self.asked.get("model")
        return [kind for kind in self.kinds if kind.count or kind.name == asked]

    @cached_property
    def listed(self) -> Kind:
        """Return the kind that is asked for, else the first of which something matches."""
        asked = self.asked.get("model")
        chosen = (kind for kind in self.kinds if (kind.name == asked if asked else kind.count))
        return next(chosen, self.kinds[0])

    @cached_property
    def page(self) -> Page:
        """Return a page of the listed kind."""
        paginator = Paginator(self._sorted(self.listed), PER_PAGE)
        paginator.count = self.listed.count
        return paginator.get_page(self.request.GET.get("page"))

    @cached_property
    def rows(self) -> list[Row]:
        """Return the records of the page with their cells; 3 queries."""
        records, kind = list(self.page.object_list), self.listed
        asked = Asked(kind.texts, self.form.languages, self.asked.get("state", ""))
        beside = _beside(kind, [record.pk for record in records])
        return [row_of(record, asked, beside[record.pk]) for record in records]

    @property
    def may_review(self) -> bool:
        """Tell whether the user may say that a translation is right as a second reader."""
        return may_review_texts(self.request.user, self.listed.rows.model)

    @cached_property
    def fills(self) -> list[Fill]:
        """Return the Chinese scripts that the user may fill."""
        user, model = self.request.user, self.listed.rows.model
        if not may_write(user, model):
            return []
        own = set() if may_write_facts(user, model) else self.form.own.get(user.get_username())
        return [Fill(code) for code in LABELS if not own or code in own]

    @property
    def query(self) -> str:
        """Return what the addresses of other pages begin with: ends in & or is ''."""
        query = self.address(model=self.listed.name).partition("?")[2]
        return f"{query}&"

    def address(self, **changed: str) -> str:
        """Return the address of the matrix as it is asked for, with some filters changed."""
        return matrix_address(**self.asked | changed)

    def _matching(self, rows: QuerySet, texts: tuple[str, ...]) -> QuerySet:
        languages = self.form.languages
        if not (self.is_valid and languages):
            return rows.none()
        if state := self.asked.get("state"):
            rows = rows.filter(has_text_in(rows.model, texts, state, languages))
        if author := self.asked.get("author"):
            drafts = Revision.objects.open().of_models([rows.model._meta.model_name])
            rows = rows.filter(pk__in=drafts.written_under(author).values("object"))
        return self._called(rows)

    def _called(self, rows: QuerySet) -> QuerySet:
        """Keep what the list of the kind finds: names in every script, slugs, numbers."""
        question = self.asked.get("q")
        if not question:
            return rows
        desk, every = site.get_model_admin(rows.model), rows.model._default_manager.all()
        found, _twice = desk.get_search_results(self.request, every, question)
        return rows.filter(pk__in=found.order_by().values("pk"))

    def _sorted(self, kind: Kind) -> QuerySet:
        rows, sort = kind.rows.with_names(), self.asked.get("sort", "")
        if sort == "missing":
            lacking = missing_count(rows.model, kind.texts, self.form.languages)
            return rows.order_by(lacking.desc(), "pk")
        key = (rows.model.key_field,)
        orders = {"": ("-updated_at", "-pk"), "oldest": ("updated_at", "pk"), "key": key}
        return rows.order_by(*orders[sort])


def title_of_kind(model: type[Public]) -> str:
    """Return what the records of a model are called."""
    return capfirst(model._meta.verbose_name_plural)


def _by_public(rows: QuerySet, public: str) -> QuerySet:
    shown = {YES: State.PUBLIC, NO: State.DRAFT}
    return rows.filter(state=shown[public]) if public else rows


def _beside(kind: Kind, keys: list[int]) -> Mapping[int, Beside]:
    """Return what is known of records beside their columns, by key; 2 queries."""
    stored: dict = defaultdict(dict)
    authors: dict = defaultdict(lambda: defaultdict(list))
    for row in FieldState.objects.of_records(kind.rows.model, keys):
        stored[row.object][row.field, row.language] = row
    for key, author, changed in Revision.objects.open().of_records({kind.name: keys}).who_changes():
        for language in changed_languages(kind.texts, changed):
            authors[key][language].append(author or "")
    return {key: Beside(stored[key], authors[key]) for key in keys}
