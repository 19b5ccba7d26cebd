"""The desk of every public record: four languages, states by service, nothing deleted."""

from decimal import Decimal

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import DecimalField, URLField
from django.forms import ModelForm, NumberInput
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.checks import errors_in
from editorial.clock import hold_clock
from editorial.models import Change, FormerSlug, Public
from editorial.roles import PUBLISH, translated_fields
from editorial.services import (
    check_slug,
    delete_draft,
    publish,
    retire,
    save_record,
    unpublish,
    withdrawn_along,
)
from search.querysets import matching
from search.services import index_record
from translations.languages import LANGUAGES, OWN_NAMES, column, columns


class PlainNumberInput(NumberInput):
    """A number without the zeros that its column adds: 6.46, not 6.460000."""

    def format_value(self, value):
        """Write a stored number as an editor would."""
        return format(value.normalize(), "f") if isinstance(value, Decimal) else value


class RecordForm(ModelForm):
    """A record with all its languages; what its service would refuse is said at its field."""

    needed_texts: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()

    def clean(self):
        """Refuse empty texts, circles, a slug that was another's, hidden records under public."""
        cleaned = super().clean()
        self._need_texts(cleaned)
        self._refuse_circles(cleaned)
        self._check_prose(cleaned)
        for words in self.refusals:
            self.add_error(None, words)
        if slug := cleaned.get("slug"):
            try:
                check_slug(self.instance, slug)
            except ValidationError as error:
                self.add_error(None, error)
        if self.instance.is_public:
            self._need_public(cleaned)
        return cleaned

    def _need_texts(self, cleaned: dict) -> None:
        for name in self.needed_texts:
            asked = [field for field in columns(name) if field in self.fields]
            if asked and not any(cleaned.get(field) for field in asked):
                self.add_error(asked[0], _("Give this text in at least one language."))

    def _check_prose(self, cleaned: dict) -> None:
        asked = [name for field in self.instance.prose for name in columns(field)]
        texts = {name: cleaned[name] or "" for name in asked if name in cleaned}
        for name, words in errors_in(texts, public=self.instance.is_public).items():
            self.add_error(name, words)

    def _refuse_circles(self, cleaned: dict) -> None:
        model = type(self.instance)
        for name, above in list(cleaned.items()):
            while isinstance(above, model) and self.instance.pk:
                if above.pk == self.instance.pk:
                    self.add_error(name, _("This would put the record inside itself."))
                    break
                above = getattr(above, name)

    def _need_public(self, cleaned: dict) -> None:
        for name in self.instance.stands_on:
            chosen = cleaned.get(name)
            records = [chosen] if isinstance(chosen, Public) else chosen or []
            hidden = ", ".join(str(record) for record in records if not record.is_public)
            if hidden:
                text = _("This record is public; publish these first: %(hidden)s.")
                self.add_error(name, text % {"hidden": hidden})


class RecordAdmin(admin.ModelAdmin):
    """Edit a record that is published.

    facts: the fields that are the same in all languages. texts: the translated ones.
    needed_texts: those that must be there in one language at least.
    """

    form = RecordForm
    facts: tuple = ()
    texts: tuple[str, ...] = ()
    needed_texts: tuple[str, ...] = ()
    index_name = ""
    list_filter = ("state",)
    list_per_page = 50
    save_on_top = True
    formfield_overrides = {
        URLField: {"assume_scheme": "https"},
        DecimalField: {"widget": PlainNumberInput},
    }
    actions = ("publish_selected", "unpublish_selected", "retire_selected")
    save_service = staticmethod(save_record)

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Tell the form which texts are needed, and what its transaction was refused for."""
        form = super().get_form(request, obj, change=change, **kwargs)
        form.needed_texts = self.needed_texts
        form.refusals = getattr(request, "refusals", ())
        return form

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Mark a translated input with its language, for spelling, fonts and keyboards."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if language := getattr(db_field, "language", None):
            field.widget.attrs["lang"] = language
            field.required = False
            if field.max_length:
                field.widget.attrs["class"] = "vLargeTextField"
            else:
                field.widget.attrs["rows"] = 4
        if hasattr(field, "widget") and hasattr(field.widget, "can_delete_related"):
            field.widget.can_delete_related = False
        return field

    def get_fieldsets(self, request, obj=None):
        """Show the facts first, then one set of fields a language."""
        sets = [(None, {"fields": self.facts})] if self.facts else []
        for code in LANGUAGES if self.texts else ():
            fields = [column(name, code) for name in self.texts]
            sets.append((OWN_NAMES[code], {"fields": fields}))
        return sets

    def get_readonly_fields(self, request, obj=None):
        """Let a translator write texts alone."""
        fixed = tuple(super().get_readonly_fields(request, obj))
        if self.has_add_permission(request):
            return fixed
        flat = [f for f in self._flat(self.facts) if f not in translated_fields(self.model)]
        return (*fixed, *(name for name in flat if name not in fixed))

    def has_change_permission(self, request, obj=None):
        """Keep what readers see to those who may publish."""
        allowed = super().has_change_permission(request, obj)
        if obj is not None and obj.is_public:
            return allowed and request.user.has_perm(PUBLISH)
        return allowed

    def has_delete_permission(self, request, obj=None):
        """Delete only what was never public."""
        never_public = obj is None or obj.published_at is None
        return never_public and super().has_delete_permission(request, obj)

    def has_publish_permission(self, request) -> bool:
        """Tell whether the user may publish, unpublish and retire."""
        return request.user.has_perm(PUBLISH)

    def get_actions(self, request):
        """Leave out deleting in bulk: a public record is retired."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def get_search_results(self, request, queryset, search_term):
        """Search the columns, and the index of names in every script."""
        found, distinct = super().get_search_results(request, queryset, search_term)
        if search_term and self.index_name:
            found = found | queryset.filter(pk__in=matching(self.index_name, search_term))
            distinct = True
        return found, distinct

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Change a record in one transaction that holds the clock."""
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        try:
            with hold_clock():
                return super().changeform_view(request, object_id, form_url, extra_context)
        except ValidationError as error:
            # All is rolled back; the form comes back as it was sent, with what is wrong.
            request.refusals = error.messages
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        """Save through the service of this kind of record."""
        type(self).save_service(obj)

    def save_related(self, request, form, formsets, change):
        """Index the record again once its other names are saved."""
        super().save_related(request, form, formsets, change)
        if form.instance.is_public:
            index_record(form.instance)

    def delete_model(self, request, obj):
        """Delete a draft through its service."""
        delete_draft(obj)

    def view_on_site(self, obj):
        """Link to the page where readers see the record, if they do."""
        has_page = obj.is_public and hasattr(obj, "get_absolute_url")
        return obj.get_absolute_url() if has_page else None

    @admin.action(description=gettext_lazy("Publish"), permissions=["publish"])
    def publish_selected(self, request, queryset):
        """Publish all chosen records, or none when one cannot be."""
        try:
            with hold_clock():
                for record in queryset:
                    publish(record)
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
        else:
            self._tell(request, _("%(n)s published."), len(queryset))

    @admin.action(description=gettext_lazy("Unpublish"), permissions=["publish"])
    def unpublish_selected(self, request, queryset):
        """Take the chosen records, and what stands on them, back to draft after a look."""
        return self._withdraw(request, queryset, unpublish, "unpublish_selected")

    @admin.action(description=gettext_lazy("Retire"), permissions=["publish"])
    def retire_selected(self, request, queryset):
        """Retire the chosen records, and what stands on them, after a look."""
        return self._withdraw(request, queryset, retire, "retire_selected")

    def _withdraw(self, request, queryset, service, action: str):
        chosen = list(queryset.published())
        if request.POST.get("confirmed"):
            try:
                with hold_clock():
                    count = sum(len(service(record)) for record in chosen)
            except ValidationError as error:
                return self.message_user(request, " ".join(error.messages), messages.ERROR)
            return self._tell(request, _("%(n)s withdrawn."), count)
        along = {str(r): r for record in chosen for r in withdrawn_along(record)}
        context = {
            **self.admin_site.each_context(request),
            "title": self.get_actions(request)[action][2],
            "opts": self.opts,
            "chosen": chosen,
            "along": sorted(along),
            "action": action,
            "selected": request.POST.getlist("_selected_action"),
        }
        return render(request, "admin/withdraw.html", context)

    def _tell(self, request, text: str, count: int) -> None:
        self.message_user(request, text % {"n": count}, messages.SUCCESS)

    @staticmethod
    def _flat(fields) -> list[str]:
        return [n for field in fields for n in (field if isinstance(field, tuple) else (field,))]


class ReadOnlyAdmin(admin.ModelAdmin):
    """Look at rows that services write."""

    def has_add_permission(self, request, obj=None):
        """Nobody adds by hand."""
        return False

    def has_change_permission(self, request, obj=None):
        """Nobody changes by hand."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Nobody deletes by hand."""
        return False


@admin.register(Change)
class ChangeAdmin(ReadOnlyAdmin):
    """The public feed."""

    list_display = ("sequence", "at", "action", "model", "slug", "batch")
    list_filter = ("action", "model")
    search_fields = ("slug", "batch")


@admin.register(FormerSlug)
class FormerSlugAdmin(ReadOnlyAdmin):
    """The addresses that moved."""

    list_display = ("model", "slug", "object")
    list_filter = ("model",)
    search_fields = ("slug",)
