"""What people send about accounts: signing in, asking for a link, and the accounts themselves."""

from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import get_user_model
from django.contrib.auth.forms import (
    PasswordResetForm,
    UserChangeForm,
    UserCreationForm,
    UsernameField,
)
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.accounts.attempts import forget_attempts, require_attempt
from editorial.accounts.services import role_of, unknown_password
from editorial.roles import ADMINISTRATOR, EDITOR, PUBLISHER, TRANSLATOR
from translations.languages import OWN_NAMES
from translations.models import Assignment

ROLE_CHOICES = [
    (TRANSLATOR, gettext_lazy("Translator: writes texts in the own languages and submits them")),
    (EDITOR, gettext_lazy("Editor: also drafts everything else and prepares release sets")),
    (PUBLISHER, gettext_lazy("Publisher: also reviews, publishes, schedules and retires")),
    (ADMINISTRATOR, gettext_lazy("Administrator: also looks after accounts")),
    ("", gettext_lazy("No role: signs in and sees nothing")),
]


class SignInForm(AdminAuthenticationForm):
    """The admin's own, with ten attempts a quarter of an hour from one address for one name."""

    def clean(self):
        """Look at the password only where another attempt is left."""
        name = self.cleaned_data.get("username", "")
        require_attempt("sign-in", self.request, name)
        cleaned = super().clean()
        forget_attempts("sign-in", self.request, name)
        return cleaned


class ResetForm(PasswordResetForm):
    """Asks for the mail with the link; says the same whether or not there is such an account."""

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_email(self):
        """Refuse more mails than someone asks for who has only forgotten a password."""
        require_attempt("reset", self.request)
        return self.cleaned_data["email"]

    def save(self, **options):
        """Send links to the site's own address, whatever host the request named."""
        site = urlsplit(settings.SITE_URL)
        secure = site.scheme == "https"
        super().save(**options | {"domain_override": site.netloc, "use_https": secure})


class AccountFields(forms.Form):
    """What an administrator says of an account beside its columns.

    by: who fills it in; set by the admin.
    """

    by = None
    role = forms.ChoiceField(
        label=gettext_lazy("Role"), choices=ROLE_CHOICES, required=False, widget=forms.RadioSelect
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Own languages"),
        choices=list(OWN_NAMES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("A translator writes only these; none chosen means all of them."),
    )


class AccountForm(AccountFields, UserChangeForm):
    """An account that stands."""

    class Meta:
        model = get_user_model()
        fields = ("username", "first_name", "email", "is_active", "is_staff")
        field_classes = {"username": UsernameField}
        labels = {
            "first_name": gettext_lazy("Name"),
            "is_staff": gettext_lazy("May sign in to the desk"),
        }
        help_texts = {
            "is_active": gettext_lazy("Take this away instead of deleting someone who left."),
            "is_staff": "",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("role", role_of(self.instance))
        own = Assignment.objects.languages_of(self.instance)
        self.initial.setdefault("languages", sorted(own))

    def clean(self):
        """Keep an administrator from shutting themselves out."""
        cleaned = super().clean()
        stays = cleaned.get("is_active") and cleaned.get("is_staff")
        lowered = role_of(self.instance) == ADMINISTRATOR != cleaned.get("role")
        if self.by == self.instance and (not stays or lowered):
            raise ValidationError(_("Only another administrator can take your own rights away."))
        return cleaned


class NewAccountForm(AccountFields, UserCreationForm):
    """A new account: its owner gets a link by mail, unless a password is typed here."""

    class Meta:
        model = get_user_model()
        fields = ("username", "first_name", "email")
        field_classes = {"username": UsernameField}
        labels = {"first_name": gettext_lazy("Name")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("password1", "password2"):
            self.fields[name].required = False
        self.fields["password1"].help_text = _(
            "Leave both empty to mail a link under which the password is set."
        )
        self.initial.setdefault("role", TRANSLATOR)
        self.instance.is_staff = True

    def clean(self):
        """Ask for one of the two ways to a password."""
        cleaned = super().clean()
        if not cleaned.get("password1") and not cleaned.get("email"):
            self.add_error("email", _("Give an address to mail the link to, or a password."))
        if cleaned.get("password1", "") != cleaned.get("password2", ""):
            self.add_error("password2", self.error_messages["password_mismatch"])
        return cleaned

    def set_password_and_save(self, user, *args, **options):
        """Set the password that was typed, else one that nobody knows."""
        if self.is_invitation:
            self.cleaned_data["password1"] = unknown_password()
        return super().set_password_and_save(user, *args, **options)

    @property
    def is_invitation(self) -> bool:
        """Tell whether the owner is to set the password by mail."""
        return not self.cleaned_data["password2"]
