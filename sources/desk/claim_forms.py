"""The form of a claim at the reading desk: that of its admin, cut down, filled from a place."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.contrib.admin.sites import site
from django.core.exceptions import ValidationError
from django.forms import BoundField, DateField, DateInput, Media
from django.http import HttpRequest
from django.utils.translation import gettext as _

from editorial.forms import RecordForm, data_from
from editorial.patches import Data, flat, set_columns
from editorial.shapes import shape_of
from sources.articles import passage_sha256
from sources.models import Claim, Source
from sources.registry import ClaimKind, Similar
from translations.languages import LANGUAGES, column, current_language

# What the buttons beside a related record need, whether or not it is looked up by typing.
LINKS = (
    f"admin/js/vendor/jquery/jquery{'' if settings.DEBUG else '.min'}.js",
    "admin/js/jquery.init.js",
    "admin/js/admin/RelatedObjectLookups.js",
)
PRINTED = ("as_published",)


@dataclass(frozen=True)
class Place:
    """Where a claim is read: the passage, and the words in it that it gives as printed."""

    paragraph: int
    start: int
    end: int
    printed: str = ""


@dataclass(frozen=True)
class Filled:
    """A form with what it was filled from.

    data: every field of the claim before the editor touched any. rows: the fields that are
    asked for; more: those on demand. missing: the first field that has to be filled in.
    """

    kind: ClaimKind
    form: RecordForm
    data: dict
    place: Place
    rows: list[list[BoundField]]
    more: list[list[BoundField]]
    missing: BoundField | None

    @property
    def claim(self) -> Claim:
        """Return the claim in memory, with whatever of the form is valid."""
        return self.form.instance

    @property
    def media(self) -> Media:
        """Return the scripts and styles of its fields and of the links beside them."""
        return self.form.media + Media(js=LINKS)

    @property
    def reads(self) -> str:
        """Say the claim in a line."""
        return self.kind.drafting.line(self.claim)

    @property
    def similar(self) -> list[Similar]:
        """Return stored claims like it; runs a query or two."""
        return self.kind.drafting.similar(self.claim)


def fill_form(
    request: HttpRequest,
    kind: ClaimKind,
    source: Source,
    place: Place,
    said: Data,
    sent: Mapping | None = None,
) -> Filled:
    """Return the form of a new claim.

    said: what a suggestion says of it. sent: what the editor made of it, already validated then.
    """
    shape = shape_of(kind.model)
    data = flat(shape, {}) | dict(said) | _citation(source, kind, place)
    claim = kind.model()
    columns = [name for name in data if name not in (*shape.many, *(shape.rows or {}))]
    set_columns(claim, data, columns)
    claim.source = source
    form = _form_class(request, kind, source)(
        sent, instance=claim, initial=_related(kind, data), auto_id="claim-%s"
    )
    for field in form.fields.values():
        if isinstance(field, DateField):
            field.widget = DateInput(format="%Y-%m-%d")
    if form.is_bound:
        form.is_valid()
    rows, more = _rows(form, kind.drafting.main), _rows(form, kind.drafting.more)
    texts = [[form[name]] for name in _texts(kind, source) if name in form.fields]
    printed = [[form[name]] for name in PRINTED] if kind.model.states_number else []
    rows = [*texts, *rows, *printed]
    return Filled(kind, form, data, place, rows, more, _missing(form, rows))


def data_of_form(filled: Filled, line: str) -> dict:
    """Return the data of a claim whose form is valid.

    line: its paragraph. The passage grows, or moves, to where the printed words are.
    Errors: ValidationError where the paragraph does not say them.
    """
    data = data_from(filled.data, filled.form, ())
    low, high = _passage(filled.place, data["as_published"], line)
    return data | {"start": low, "end": high, "passage_sha256": passage_sha256(line[low:high])}


def _passage(place: Place, printed: str, line: str) -> tuple[int, int]:
    if not printed or printed in line[place.start : place.end]:
        return place.start, place.end
    found = line.find(printed)
    if found < 0:
        words = _("The paragraph does not say “%(printed)s”.") % {"printed": printed}
        raise ValidationError({"as_published": words})
    return min(place.start, found), max(place.end, found + len(printed))


def _citation(source: Source, kind: ClaimKind, place: Place) -> dict:
    printed = place.printed if kind.model.states_number else ""
    limit = kind.model._meta.get_field("as_published").max_length
    return {
        "source": source.slug,
        "paragraph": place.paragraph,
        "start": place.start,
        "end": place.end,
        "as_published": printed if len(printed) <= limit else "",
    }


def _form_class(request: HttpRequest, kind: ClaimKind, source: Source) -> type[RecordForm]:
    drafting = kind.drafting
    names = [name for row in (*drafting.main, *drafting.more) for name in row]
    fields = [*_texts(kind, source), *names, *(PRINTED if kind.model.states_number else ())]
    return site.get_model_admin(kind.model).get_form(request, None, change=False, fields=fields)


def _texts(kind: ClaimKind, source: Source) -> list[str]:
    """Return the text columns that are asked for: the editor's language first."""
    languages = dict.fromkeys([current_language(), source.language])
    return [column(name, code) for name in kind.drafting.texts for code in languages
            if code in LANGUAGES]  # fmt: skip


def _related(kind: ClaimKind, data: Data) -> dict:
    """Return what a form shows of relations to many: a query a relation that is filled."""
    found = {}
    for name in shape_of(kind.model).many:
        if data[name]:
            model = kind.model._meta.get_field(name).related_model
            found[name] = list(model._default_manager.filter(slug__in=data[name]))
    return found


def _rows(form: RecordForm, names: tuple[tuple[str, ...], ...]) -> list[list[BoundField]]:
    rows = ([form[name] for name in row if name in form.fields] for row in names)
    return [row for row in rows if row]


def _missing(form: RecordForm, rows: list[list[BoundField]]) -> BoundField | None:
    """Return the first field with an error, else the first needed one that is empty."""
    fields = [field for row in rows for field in row]
    wrong = next((field for field in fields if field.errors), None)
    if wrong or form.is_bound:
        return wrong
    texts = [field for field in fields if _is_text(form, field.name)]
    if texts and not any(field.value() for field in texts):
        return texts[0]
    return next((f for f in fields if f.field.required and f.value() in (None, "", [])), None)


def _is_text(form: RecordForm, name: str) -> bool:
    return any(
        name in (column(text, code) for code in LANGUAGES) for text in form._meta.model.needed_texts
    )
