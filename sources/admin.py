"""The desk of publishers, sources, corrections and decisions."""

from copy import copy

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from editorial.admin import ReadOnlyAdmin, RecordAdmin
from editorial.forms import RecordForm
from sources.allowance import words_of_allowance
from sources.models import Correction, Decision, Passage, Publisher, Snapshot, Source
from sources.quotes import passage_of
from sources.services import check_quote
from translations.languages import LANGUAGES, OWN_NAMES, column, columns

CLAIM_TEXTS = ("quote_translation", "attributed_to", "note", "rank_reason")


class ClaimForm(RecordForm):
    """A claim; says what is left of its source to quote, and refuses at the tick what is not."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "quote_public" in self.fields and self.instance.source_id:
            self.fields["quote_public"].help_text = words_of_allowance(self.instance)

    def clean(self):
        """Refuse a quote that readers may not be shown."""
        cleaned = super().clean()
        claim = copy(self.instance)
        for name in ("source", "paragraph", "start", "end", "quote_public"):
            if name in cleaned:
                setattr(claim, name, cleaned[name])
        try:
            check_quote(claim)
        except ValidationError as error:
            self.add_error(None, error)
        return cleaned


class ClaimAdmin(RecordAdmin):
    """A claim: what it says first, then where it is read, then each language."""

    form = ClaimForm
    subject: tuple = ()
    list_filter = ("state", "rank", "source")
    list_select_related = ("source",)
    citation = (
        "source",
        ("paragraph", "start", "end"),
        "passage_read",
        "quote_public",
        "as_published",
        "rank",
    )

    def get_readonly_fields(self, request, obj=None):
        """Show the number, which is given once, and the passage, which the source gives."""
        return ("number", "passage_read", *super().get_readonly_fields(request, obj))

    @admin.display(description=_("passage"), empty_value=_("Not known"))
    def passage_read(self, claim):
        """Show the staff what the source says at this place."""
        return passage_of(claim) if claim.source_id else ""

    def get_autocomplete_fields(self, request):
        """Look sources and every other relation up by typing."""
        return ("source", *self.autocomplete_fields)

    @property
    def facts(self) -> tuple:
        """Return every field that is the same in all languages."""
        return ("number", *self.subject, *self.citation)

    def get_fieldsets(self, request, obj=None):
        """Part the claim from its citation."""
        sets = [
            (_("What is claimed"), {"fields": ("number", *self.subject)}),
            (_("Where it is read"), {"fields": self.citation}),
        ]
        for code in LANGUAGES:
            fields = [column(name, code) for name in self.texts]
            sets.append((OWN_NAMES[code], {"fields": fields, "classes": [f"language-{code}"]}))
        return sets


@admin.register(Publisher)
class PublisherAdmin(RecordAdmin):
    """Who publishes."""

    facts = ("slug", "kind", "country", "homepage")
    texts = ("name",)
    list_display = ("slug", "name", "kind", "country", "state")
    list_filter = ("state", "kind", "country")
    search_fields = ("slug", *columns("name"))


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    """Articles, press releases, posts, reports."""

    change_form_template = "admin/desk/source_form.html"
    facts = (
        "slug",
        "kind",
        "original_title",
        "language",
        "publisher",
        "author",
        ("published_on", "published_precision"),
        "accessed_on",
        "url",
        "rights",
        "based_on",
    )
    texts = ("title", "summary", "credibility_note")
    list_display = ("slug", "original_title", "language", "kind", "published_on", "state")
    list_filter = ("state", "kind", "language", "rights")
    search_fields = ("slug", "original_title", "author", *columns("title"))
    autocomplete_fields = ("publisher",)
    list_select_related = ("publisher",)


@admin.register(Correction)
class CorrectionAdmin(ClaimAdmin):
    """Where a source is wrong."""

    texts = ("text", *CLAIM_TEXTS)
    list_display = ("number", "text", "source", "paragraph", "state")
    search_fields = ("number", *columns("text"))


@admin.register(Decision)
class DecisionAdmin(RecordAdmin):
    """What was decided on conflicts."""

    facts = ("claims", "outcome")
    texts = ("reason",)
    list_display = ("claims", "outcome", "reason", "state")
    search_fields = columns("reason")


@admin.register(Snapshot)
class SnapshotAdmin(ReadOnlyAdmin):
    """Texts as received."""

    list_display = ("source", "fetched_at", "sha256")
    list_select_related = ("source",)
    exclude = ("raw",)


@admin.register(Passage)
class PassageAdmin(ReadOnlyAdmin):
    """Marked places in texts."""

    list_display = ("snapshot", "paragraph", "exact")
    list_select_related = ("snapshot__source",)
    search_fields = ("exact",)
