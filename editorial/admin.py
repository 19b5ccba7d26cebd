"""The desk of every public record: four languages, states by service, nothing deleted."""

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import ValidationError
from django.db.models import DecimalField, URLField
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.desk.opening import Opened, drafts_beside, open_record, others_at, reopen_record
from editorial.desk.saving import (
    after_saving,
    is_form,
    settled_in,
    told_conflict,
    told_errors,
    told_in,
)
from editorial.desk.widgets import KnownSelect, PlainNumberInput
from editorial.drafts import EditConflict, Seen, create_record, save_draft
from editorial.forms import RecordForm, RowForm, RowsFormSet, WithdrawForm, data_from
from editorial.models import Change, FormerSlug, Revision
from editorial.patches import data_of
from editorial.publishing import publish_records
from editorial.rights import may_publish, refused_fields
from editorial.roles import PUBLISH
from editorial.services import delete_draft, withdraw_records, withdrawn_along
from editorial.shapes import shape_of
from search.finding import matching
from search.registry import entry_for
from translations.desk.matrix_filters import state_filters
from translations.languages import LANGUAGES, OWN_NAMES, column, columns


class RowsInline(admin.TabularInline):
    """Child rows of a record, or what it names: kept in its draft, written when published.

    relation: what the shape of the record calls them. target: of a many-to-many relation, the
    field of its table that names the other side.
    """

    relation = ""
    target = ""
    formset = RowsFormSet
    form = RowForm
    can_delete = False
    template = "admin/desk/rows.html"

    def get_formset(self, request, obj=None, **kwargs):
        """Tell the formset which part of the draft it is."""
        formset = super().get_formset(request, obj, **kwargs)
        formset.relation, formset.target = self.relation, self.target
        return formset

    def get_extra(self, request, obj=None, **kwargs):
        """Show the rows of the draft and one to fill in."""
        return len(self.rows_of(request)) + 1

    def rows_of(self, request) -> list[dict]:
        """Return the rows as fields of a form; a query where they name other records."""
        opened = getattr(request, "opened", None)
        rows = opened.data[self.relation] if opened else []
        if not self.target:
            return rows
        other = self.model._meta.get_field(self.target).related_model
        keys = dict(other._default_manager.filter(slug__in=rows).values_list("slug", "pk"))
        return [{self.target: keys[slug]} for slug in rows if slug in keys]


class RecordAdmin(admin.ModelAdmin):
    """Edit a record that is published.

    facts: the fields that are the same in all languages. texts: the translated ones.
    """

    form = RecordForm
    facts: tuple = ()
    texts: tuple[str, ...] = ()
    list_filter = ("state",)
    list_per_page = 50
    save_on_top = True
    formfield_overrides = {
        URLField: {"assume_scheme": "https"},
        DecimalField: {"widget": PlainNumberInput},
    }
    change_form_template = add_form_template = "admin/desk/record_form.html"
    actions = ("publish_selected", "unpublish_selected", "retire_selected")

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Tell the form what its transaction was refused for."""
        form = super().get_form(request, obj, change=change, **kwargs)
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
                field.widget.attrs["rows"] = 6
        if hasattr(field, "widget") and hasattr(field.widget, "can_delete_related"):
            field.widget.can_delete_related = False
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Look related records up by typing, without asking again for the one that is there."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = KnownSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_fieldsets(self, request, obj=None):
        """Show the facts first, then one set of fields a language."""
        sets = [(None, {"fields": self.facts})] if self.facts else []
        for code in LANGUAGES if self.texts else ():
            fields = [column(name, code) for name in self.texts]
            sets.append((OWN_NAMES[code], {"fields": fields, "classes": [f"language-{code}"]}))
        return sets

    def get_readonly_fields(self, request, obj=None):
        """Let a translator write texts of the own languages alone."""
        fixed = tuple(super().get_readonly_fields(request, obj))
        texts = (name for text in self.texts for name in columns(text))
        refused = refused_fields(request.user, self.model, [*self._flat(self.facts), *texts])
        return (*fixed, *(name for name in refused if name not in fixed))

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
        if search_term and entry_for(self.model):
            found = found | queryset.filter(pk__in=matching(self.opts.model_name, search_term))
            distinct = True
        return found, distinct

    def get_queryset(self, request):
        """Load what a form reads, or tell in lists which records have an open draft."""
        found = super().get_queryset(request)
        if request.resolver_match.url_name.endswith("_change"):
            return found.select_related(*shape_of(self.model).parents)
        return found.with_draft_state()

    def get_list_filter(self, request):
        """Add the states of its texts in each language to every list."""
        shown = super().get_list_filter(request)
        return (*shown, *state_filters()) if shape_of(self.model).texts else shown

    def get_list_display(self, request):
        """Add the state of the draft to every list."""
        return (*super().get_list_display(request), "draft_state")

    @admin.display(description=gettext_lazy("draft"), empty_value="")
    def draft_state(self, record):
        """Say in which state the latest open draft is."""
        state = record.draft_state
        return Revision.State(state).label if state else None

    def get_object(self, request, object_id, from_field=None):
        """Return a record as its draft has it: the one asked for, else the user's own."""
        record = super().get_object(request, object_id, from_field)
        if record is not None:
            request.opened = self._open(request, record)
        return record

    def _open(self, request, record) -> Opened:
        if sent := request.POST.get("_seen"):
            return reopen_record(record, request.user, Seen.read(sent))
        wanted = request.GET.get("draft", "")
        try:
            return open_record(record, request.user, int(wanted) if wanted.isdigit() else None)
        except Revision.DoesNotExist as error:
            raise Http404 from error

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """Fill the rows of a draft into their forms."""
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if request.method != "POST" and isinstance(inline, RowsInline):
            kwargs["initial"] = inline.rows_of(request)
        return kwargs

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Show a record's form, or save what was sent as a draft; what fails loses nothing."""
        autosaving = "_autosave" in request.POST
        try:
            response = super().changeform_view(request, object_id, form_url, extra_context)
        except EditConflict as conflict:
            request.conflict, request.refusals = conflict, conflict.messages
            if autosaving:
                return told_conflict(conflict)
            response = super().changeform_view(request, object_id, form_url, extra_context)
        except ValidationError as error:
            # All is rolled back; the form comes back as it was sent, with what is wrong.
            request.refusals = error.messages
            response = super().changeform_view(request, object_id, form_url, extra_context)
        return told_errors(response) if autosaving and is_form(response) else response

    def render_change_form(self, request, context, *args, **kwargs):
        """Show who else is at the record, and what the form was opened on."""
        opened = getattr(request, "opened", None)
        context |= {
            "opened": opened,
            "seen": request.POST.get("_seen") or (opened and opened.seen),
            "opened_on": request.POST.get("_opened") or (opened and opened.seen),
            "is_minor": "_minor" in request.POST,
            "conflict": getattr(request, "conflict", None),
            "drafts_beside": drafts_beside(opened) if opened else [],
            "others": others_at(self.opts.model_name, opened.record.pk, request.user)
            if opened
            else [],
            "may_publish": may_publish(request.user),
            "can_save": self.has_change_permission(request, opened.record)
            if opened
            else self.has_add_permission(request),
            "languages": [(code, OWN_NAMES[code]) for code in LANGUAGES] if self.texts else [],
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def save_form(self, request, form, change):
        """Keep what was sent in memory; the draft is written from it."""
        return form.instance

    def save_model(self, request, obj, form, change):
        """Leave the live record alone."""

    def save_related(self, request, form, formsets, change):
        """Save the record, its relations and its rows as one draft."""
        record, sent = form.instance, request.POST
        message = sent.get("_message", "")
        if not change:
            data = data_from(data_of(record), form, formsets)
            request.draft = create_record(record, data, by=request.user, message=message)
            return
        data = data_from(request.opened.data, form, formsets)
        request.draft = save_draft(
            record,
            data,
            by=request.user,
            seen=request.opened.seen,
            message=message,
            settled=settled_in(sent),
            token=sent.get("_token", ""),
            told=told_in(sent, record, data, request.user),
        )

    def construct_change_message(self, request, form, formsets, add=False):
        """Leave telling what changed to the history of revisions."""
        return ""

    def log_addition(self, request, obj, message):
        """Leave it to the history of revisions."""

    def log_change(self, request, obj, message):
        """Leave it to the history of revisions."""

    def response_add(self, request, obj, post_url_continue=None):
        """Go on as the button said; a related record goes back to the form that asked."""
        if IS_POPUP_VAR in request.POST:
            return super().response_add(request, obj, post_url_continue)
        return after_saving(request, obj, request.draft)

    def response_change(self, request, obj):
        """Go on as the button said."""
        if IS_POPUP_VAR in request.POST:
            return super().response_change(request, obj)
        return after_saving(request, obj, request.draft)

    def history_view(self, request, object_id, extra_context=None):
        """Lead to the history of the record's revisions."""
        return redirect("admin:record_history", self.opts.model_name, object_id)

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
            records = publish_records(queryset, by=request.user)
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
        else:
            self._tell(request, _("%(n)s published."), len(records))

    @admin.action(description=gettext_lazy("Unpublish"), permissions=["publish"])
    def unpublish_selected(self, request, queryset):
        """Take the chosen records, and what stands on them, back to draft after a look."""
        return self._withdraw(request, queryset, "unpublish_selected")

    @admin.action(description=gettext_lazy("Retire"), permissions=["publish"])
    def retire_selected(self, request, queryset):
        """Retire the chosen records, and what stands on them, after a look."""
        return self._withdraw(request, queryset, "retire_selected")

    def _withdraw(self, request, queryset, action: str):
        chosen = list(queryset.published())
        confirmed = bool(request.POST.get("confirmed"))
        form = WithdrawForm(request.POST if confirmed else None, model=self.model)
        if confirmed and form.is_valid():
            try:
                withdrawn = withdraw_records(
                    chosen,
                    by=request.user,
                    message=form.cleaned_data["message"],
                    retiring=action == "retire_selected",
                    replaced_by=form.cleaned_data["replaced_by"],
                    because=form.cleaned_data["because"],
                )
            except ValidationError as error:
                form.add_error(None, error)
            else:
                return self._tell(request, _("%(n)s withdrawn."), len(withdrawn))
        along = {str(r): r for record in chosen for r in withdrawn_along(record)}
        context = {
            **self.admin_site.each_context(request),
            "title": self.get_actions(request)[action][2],
            "opts": self.opts,
            "chosen": chosen,
            "along": sorted(along),
            "form": form,
            "retiring": action == "retire_selected",
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
