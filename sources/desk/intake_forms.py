"""What an editor gives to bring an article in, and corrects before it is saved."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sources.intake.fetch import Fetched, FetchError, fetch
from sources.intake.services import MOST_BYTES, Prepared
from sources.models import Publisher, Source

_SCHEMES = ("http://", "https://")
_LONGEST_URL = 500


class IntakeForm(forms.Form):
    """One box for an address, HTML or text; or a file."""

    article = forms.CharField(
        label=gettext_lazy("Address, HTML or text of the article"),
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        required=False,
        strip=False,
        help_text=gettext_lazy("One line with http:// or https:// is fetched."),
    )
    file = forms.FileField(label=gettext_lazy("Or a file (.txt, .html)"), required=False)
    url = forms.CharField(
        label=gettext_lazy("Address of the pasted article"), required=False, max_length=_LONGEST_URL
    )

    def clean(self):
        """Fetch what is an address; refuse nothing and too much."""
        cleaned = super().clean()
        pasted, file = (cleaned.get("article") or "").strip(), cleaned.get("file")
        if not pasted and not file:
            raise ValidationError(_("Give an address, a text or a file."))
        if pasted and file:
            raise ValidationError(_("Give either a text or a file."))
        url = cleaned.get("url") or ""
        if url and not url.startswith(_SCHEMES):
            self.add_error("url", _("Only addresses with http:// or https:// can be fetched."))
        if file:
            cleaned["fetched"] = self._of_file(file, url)
        elif is_address(pasted):
            cleaned["fetched"] = self._fetched(pasted)
        else:
            cleaned["fetched"] = Fetched(pasted.encode("utf-8", "replace"), url, "utf-8")
        return cleaned

    def _of_file(self, file, url: str) -> Fetched:
        if file.size > MOST_BYTES:
            raise ValidationError({"file": _("The file is larger than 5 MB.")})
        return Fetched(file.read(), url)

    def _fetched(self, url: str) -> Fetched:
        """Fetch a page; where that fails its address stays, for the text to be pasted."""
        try:
            return fetch(url)
        except FetchError as error:
            self.data = self.data.copy()
            self.data["url"], self.data["article"] = url, ""
            words = _("%(reason)s Paste the text instead; its address is kept.")
            raise ValidationError({"article": words % {"reason": error}}) from error


def is_address(text: str) -> bool:
    """Tell whether a pasted text is an address to fetch."""
    return text.lower().startswith(_SCHEMES) and not any(c.isspace() for c in text)


class SourceForm(forms.ModelForm):
    """What is recognised of an article, to be corrected."""

    publisher = forms.ModelChoiceField(
        queryset=None, required=False, label=gettext_lazy("Publisher"), empty_label=""
    )

    url = forms.URLField(
        label=gettext_lazy("Address"), required=False, max_length=500, assume_scheme="https"
    )

    class Meta:
        model = Source
        fields = (
            "original_title",
            "language",
            "kind",
            "publisher",
            "author",
            "published_on",
            "url",
            "rights",
        )
        widgets = {
            "published_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "original_title": forms.TextInput(),
        }

    def __init__(self, *args, prepared: Prepared, **kwargs):
        found = prepared.recognised
        publisher = Publisher.objects.named(found.publisher).first()
        initial = {
            "original_title": found.title,
            "language": found.language,
            "publisher": publisher,
            "author": found.author,
            "published_on": found.published_on,
            "url": found.url,
        }
        super().__init__(*args, initial=initial, label_suffix="", **kwargs)
        field = self.fields["publisher"]
        field.queryset = Publisher.objects.exclude(state="retired").by_name()
        if found.publisher and publisher is None:
            words = _("The article names “%(name)s”, which is not in the list.")
            field.help_text = words % {"name": found.publisher}
        self.fields["rights"].required = True

    def _get_validation_exclusions(self):
        """Leave the constraint on date and precision to the service, which sets the precision."""
        return super()._get_validation_exclusions() | {"published_on"}

    def values(self) -> dict:
        """Return what was given, as editorial.patches writes it."""
        given = self.cleaned_data
        publisher, day = given["publisher"], given["published_on"]
        return given | {
            "publisher": publisher and publisher.slug,
            "published_on": day and day.isoformat(),
        }
