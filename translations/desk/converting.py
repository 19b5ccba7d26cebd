"""Filling one Chinese script from the other: a look at what it makes of texts, then drafts."""

from django import forms
from django.contrib import messages
from django.contrib.admin.sites import site
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from editorial.drafts import Seen
from translations.converting import SOURCES, Chosen, convert_all
from translations.desk.converting_address import LABELS, fills_for
from translations.desk.converting_rows import Shown, shown_records
from translations.desk.matrix_cells import sides_address
from translations.languages import HTML_CODES
from translations.records import translated_records

MOST = 100


class ConvertForm(forms.Form):
    """Which script is filled, of which records; by: for whom."""

    model = forms.ChoiceField()
    language = forms.ChoiceField(choices=[(code, code) for code in SOURCES])
    records = forms.ModelMultipleChoiceField(
        queryset=None,
        error_messages={"required": gettext_lazy("Choose the records that you mean.")},
    )

    def __init__(self, *args, by: AbstractBaseUser, **kwargs):
        super().__init__(*args, **kwargs)
        self.kinds = _kinds_for(by, self["model"].value())
        self.fields["model"].choices = [(name, name) for name in self.kinds]
        rows, _fills = self.kinds.get(self["model"].value(), next(iter(self.kinds.values())))
        self.fields["records"].queryset = rows.with_names().order_by("pk")

    def clean_records(self):
        """Refuse more records than one page can show."""
        records = self.cleaned_data["records"]
        if len(records) > MOST:
            words = _("Choose at most %(most)s records at once.")
            raise ValidationError(words % {"most": MOST})
        return records

    def clean(self):
        """Refuse a script that is not theirs to write. Errors: PermissionDenied."""
        told = super().clean()
        if "model" in told and "language" in told:
            _rows, fills = self.kinds[told["model"]]
            if told["language"] not in [fill.language for fill in fills]:
                raise PermissionDenied(_("You may not translate into this language."))
        return told


@require_http_methods(["GET", "HEAD", "POST"])
def convert(request: HttpRequest) -> HttpResponse:
    """Show what conversion makes of the texts of records, and save what is ticked as drafts."""
    form = ConvertForm(request.GET, by=request.user)
    if not form.is_valid():
        return _page(request, form, [])
    if request.method == "POST":
        try:
            return _converted(request, form)
        except ValidationError as error:
            form.add_error(None, error.messages)
    return _page(request, form, _shown(request, form))


def _kinds_for(by: AbstractBaseUser, asked: str | None) -> dict:
    """Return what someone may convert, by model: its rows and the scripts that may be filled.

    asked: the one model that is meant, all where it is none. Errors: PermissionDenied where
    they may convert nothing.
    """
    known = {rows.model._meta.model_name: (rows, texts) for rows, texts in translated_records()}
    if asked in known:
        known = {asked: known[asked]}
    found = {
        name: (rows, fills)
        for name, (rows, texts) in known.items()
        if (fills := fills_for(by, rows.model, texts))
    }
    if not found:
        raise PermissionDenied(_("You may not translate into this language."))
    return found


def _shown(request: HttpRequest, form: ConvertForm) -> list[Shown]:
    told, sent = form.cleaned_data, request.method == "POST"
    taken = request.POST.getlist("take") if sent else None
    return shown_records(told["records"].all(), told["language"], by=request.user, taken=taken)


def _page(request: HttpRequest, form: ConvertForm, shown: list[Shown]) -> HttpResponse:
    language = form.cleaned_data.get("language")
    context = site.each_context(request) | {
        "title": LABELS.get(language, _("Convert between the Chinese scripts")),
        "form": form,
        "records": shown,
        "has_choice": any(text.is_free for one in shown for text in one.texts),
        "html_lang": HTML_CODES.get(language, ""),
        "source_lang": HTML_CODES.get(SOURCES.get(language), ""),
    }
    return render(request, "admin/desk/convert.html", context)


def _converted(request: HttpRequest, form: ConvertForm) -> HttpResponse:
    """Save what is ticked, and lead on to it. Errors: as convert_all."""
    language, chosen = form.cleaned_data["language"], _chosen(request, form)
    if not chosen:
        raise ValidationError(_("Tick the texts that you want to convert."))
    convert_all(chosen, language, by=request.user)
    messages.success(request, _told(sum(len(one.texts) for one in chosen)))
    if len(chosen) > 1:
        return redirect("admin:queue", "my-drafts")
    record = chosen[0].record
    return redirect(sides_address(type(record), record.pk, language))


def _chosen(request: HttpRequest, form: ConvertForm) -> list[Chosen]:
    taken = [key.split(".", 2) for key in request.POST.getlist("take") if key.count(".") == 2]
    found = []
    for record in form.cleaned_data["records"]:
        texts = {name: shown for key, name, shown in taken if key == str(record.pk)}
        if texts:
            seen = Seen.read(request.POST.get(f"seen-{record.pk}", ""))
            found.append(Chosen(record, texts, seen))
    return found


def _told(count: int) -> str:
    words = ngettext(
        "%(count)s text is converted, in your drafts.",
        "%(count)s texts are converted, in your drafts.",
        count,
    )
    return words % {"count": count}
