"""The desk of the site's own pages."""

from django.contrib import admin

from editorial.admin import RecordAdmin
from pages.models import Page
from translations.languages import columns


@admin.register(Page)
class PageAdmin(RecordAdmin):
    """Home, about, methodology, corrections, contact."""

    facts = ("slug",)
    texts = ("title", "summary", "body")
    list_display = ("slug", "title", "state", "updated_at")
    search_fields = ("slug", *columns("title"))

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Give the text room: a page may be long."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in columns("body"):
            field.widget.attrs["rows"] = 24
        return field
