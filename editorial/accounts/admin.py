"""The desk of accounts and roles; only administrators change them."""

from smtplib import SMTPException

from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.accounts.forms import ROLE_CHOICES, AccountForm, NewAccountForm
from editorial.accounts.services import give_role, has_work, invite, role_of
from translations.languages import OWN_NAMES
from translations.services import assign_languages

admin.site.unregister([User, Group])


@admin.register(User)
class AccountAdmin(UserAdmin):
    """Who may sign in, and as what."""

    form = AccountForm
    add_form = NewAccountForm
    add_form_template = None
    fieldsets = [
        (None, {"fields": ("username", "password", "first_name", "email")}),
        (gettext_lazy("On the desk"), {"fields": ("role", "languages", "is_active", "is_staff")}),
        (gettext_lazy("Important dates"), {"fields": ("last_login", "date_joined")}),
    ]
    add_fieldsets = [
        (None, {"fields": ("username", "first_name", "email")}),
        (gettext_lazy("On the desk"), {"fields": ("role", "languages")}),
        (gettext_lazy("Password"), {"fields": ("password1", "password2")}),
    ]
    readonly_fields = ("last_login", "date_joined")
    list_display = ("username", "first_name", "email", "role", "languages", "is_active")
    list_filter = ("is_active", "groups")
    search_fields = ("username", "first_name", "email")
    filter_horizontal = ()

    def get_queryset(self, request):
        """Load roles and languages along: 2 queries for any number of rows."""
        return super().get_queryset(request).prefetch_related("groups", "assignments")

    @admin.display(description=gettext_lazy("role"))
    def role(self, user):
        """Show the role, and what it may."""
        return dict(ROLE_CHOICES)[role_of(user)]

    @admin.display(description=gettext_lazy("own languages"))
    def languages(self, user):
        """Show the own languages by their own names."""
        return ", ".join(OWN_NAMES[each.language] for each in user.assignments.all())

    def get_form(self, request, obj=None, **kwargs):
        """Tell the form who fills it in."""
        form = super().get_form(request, obj, **kwargs)
        form.by = request.user
        return form

    def has_change_permission(self, request, obj=None):
        """Leave the account of a superuser to superusers."""
        reserved = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not reserved and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        """Delete no superuser either, and not oneself."""
        reserved = obj is not None and (obj.is_superuser or obj == request.user)
        return not reserved and super().has_delete_permission(request, obj)

    def get_actions(self, request):
        """Leave out deleting in bulk: who left is made inactive."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def add_view(self, request, form_url="", extra_context=None):
        """Mail a new account the way to its password, once it is stored."""
        response = super().add_view(request, form_url, extra_context)
        if invited := getattr(request, "invited", None):
            self._mail(request, invited)
        return response

    def delete_view(self, request, object_id, extra_context=None):
        """Send back from deleting someone whom the history names."""
        user = self.get_object(request, object_id)
        if user and self.has_delete_permission(request, user) and has_work(user):
            words = _("The history names “%(name)s”. Make the account inactive instead.")
            self.message_user(request, words % {"name": user}, messages.ERROR)
            return redirect("admin:auth_user_change", user.pk)
        return super().delete_view(request, object_id, extra_context)

    def save_related(self, request, form, formsets, change):
        """Give role and languages, and note whether the owner is to set the password."""
        super().save_related(request, form, formsets, change)
        user = form.instance
        give_role(user, form.cleaned_data["role"])
        assign_languages(user, form.cleaned_data["languages"])
        if not change and form.is_invitation:
            request.invited = user

    def _mail(self, request, user) -> None:
        address = {"address": user.email}
        try:
            invite(user)
        except (SMTPException, OSError):
            words = _("The mail to %(address)s failed. Ask them to use “Forgotten your password”.")
            self.message_user(request, words % address, messages.ERROR)
        else:
            words = _("A link to set the password was mailed to %(address)s.")
            self.message_user(request, words % address, messages.SUCCESS)


@admin.register(Group)
class RoleAdmin(GroupAdmin):
    """What each role may do; the four roles get their rights anew at every start."""
