"""What editors send: a record with all its languages, its rows, and why it is withdrawn."""

from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet, ModelForm
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.checks import errors_in
from editorial.desk.widgets import KnownSelect
from editorial.models import Public, Reason
from editorial.patches import Data, text_columns
from editorial.services import check_slug
from editorial.shapes import plain, shape_of
from editorial.validation import circles, missing_texts
from translations.languages import columns


class RecordForm(ModelForm):
    """A record with all its languages; what its service would refuse is said at its field."""

    refusals: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            select = getattr(field.widget, "widget", None)
            if isinstance(select, KnownSelect) and getattr(self.instance, f"{name}_id"):
                select.known = getattr(self.instance, name)

    def clean(self):
        """Refuse empty texts, circles, references to nothing, a slug that was another's."""
        cleaned = super().clean()
        texts = {name: cleaned.get(name) for name in self.fields}
        for name, words in (
            *missing_texts(self.instance, texts, texts),
            *circles(self.instance, dict(cleaned)),
        ):
            self.add_error(name, words)
        self._check_prose(cleaned)
        for words in self.refusals:
            self.add_error(None, words)
        if slug := cleaned.get("slug"):
            try:
                check_slug(self.instance, slug)
            except ValidationError as error:
                self.add_error(None, error)
        return cleaned

    def _check_prose(self, cleaned: dict) -> None:
        # Whether readers may see what a text refers to is asked when it is published.
        asked = [name for field in self.instance.prose for name in columns(field)]
        texts = {name: cleaned[name] or "" for name in asked if name in cleaned}
        for name, words in errors_in(texts, public=False).items():
            self.add_error(name, words)


class RowForm(ModelForm):
    """One child row; without its first field it is taken out."""

    def has_changed(self):
        """Count a row by its first field alone, so that an emptied one is no row."""
        first = self.add_prefix(next(iter(self.fields)))
        return bool(str(self.data.get(first, "")).strip()) if self.is_bound else False


class RowsFormSet(BaseInlineFormSet):
    """Child rows as they stand in a draft: sent whole, and never read from their table."""

    def __init__(self, *args, queryset=None, **kwargs):
        super().__init__(*args, queryset=self.model._default_manager.none(), **kwargs)

    def rows(self) -> list[dict]:
        """Return the cleaned rows that are kept, in order."""
        kept = (form.cleaned_data for form in self.forms if form.has_changed())
        return [row for row in kept if not row.get("DELETE")]


class WithdrawForm(forms.Form):
    """Why records are unpublished or retired; the reason and a replacement are for readers."""

    message = forms.CharField(
        label=gettext_lazy("Message for the history"), max_length=200, required=False
    )
    because = forms.ChoiceField(
        label=gettext_lazy("What readers are told"),
        choices=[("", gettext_lazy("Nothing but that it was retired"))],
        required=False,
    )
    replaced_by = forms.CharField(
        label=gettext_lazy("Replaced by (slug or number)"), max_length=80, required=False
    )

    def __init__(self, *args, model: type[Public], **kwargs):
        super().__init__(*args, **kwargs)
        self.model = model
        self.fields["because"].choices = [*self.fields["because"].choices, *Reason.choices]

    def clean_replaced_by(self):
        """Return the public record of the same model that is named, None for none."""
        key = self.cleaned_data["replaced_by"].strip()
        if not key:
            return None
        try:
            found = self.model.objects.published().filter(**{self.model.key_field: key}).first()
        except ValueError:
            found = None
        if found is None:
            raise ValidationError(_("There is no public record “%(key)s”.") % {"key": key})
        return found


def data_from(opened: Data, form: RecordForm, formsets: Iterable[RowsFormSet]) -> dict:
    """Return what an editor made of a record: every field, as editorial.patches gives it.

    opened: what the form was opened on; fields that it does not ask for stay so.
    form, formsets: valid.
    """
    shape = shape_of(type(form.instance))
    texts = text_columns(shape)
    data = dict(opened)
    for name, value in form.cleaned_data.items():
        if name in data:
            data[name] = (value or "") if name in texts else _plain(value)
    for formset in formsets:
        name = formset.relation
        if name in shape.many:
            data[name] = sorted({row[formset.target].slug for row in formset.rows()})
        else:
            names = shape.rows[name]
            data[name] = [{n: plain(row[n]) for n in names} for row in formset.rows()]
    return data


def _plain(value):
    if isinstance(value, QuerySet):
        return sorted(record.slug for record in value)
    return plain(value)
