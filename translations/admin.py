"""The glossary on the editors' desk."""

from django.contrib import admin

from translations.languages import HTML_CODES, LANGUAGES, columns
from translations.models import GlossaryTerm


@admin.register(GlossaryTerm)
class GlossaryTermAdmin(admin.ModelAdmin):
    """What the words of the site's field are called in each language."""

    fields = ("slug", "part", *columns("term"), "protect", "note")
    list_display = ("slug", *columns("term"), "part", "protect")
    list_filter = ("part", "protect")
    list_per_page = 100
    search_fields = ("slug", *columns("term"), "note")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Mark a translated input with its language, for spelling, fonts and keyboards."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if (language := getattr(db_field, "language", None)) in LANGUAGES:
            field.widget.attrs["lang"] = HTML_CODES[language]
        return field
