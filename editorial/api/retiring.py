"""What the body of a DELETE says: the reason that readers are told, and a replacement."""

from django.core.exceptions import ValidationError

from editorial.api.inputs import TextInput, WordInput, read_fields
from editorial.api.write_problems import Unprocessable
from editorial.forms import WithdrawForm
from editorial.models import Public, Reason

INPUTS = {
    "because": WordInput("because", "What readers are told.", words=[*Reason.values, ""]),
    "replaced_by": TextInput(
        "replaced_by", "Slug or number of the public record that takes its place.", longest=80
    ),
}


def read_retirement(model: type[Public], body: object) -> dict:
    """Return the reason and the record that takes the place of the retired one.

    Errors: InvalidParameters naming what is unknown or has a bad value; Unprocessable for a
    replacement that is not there.
    """
    form = WithdrawForm(read_fields(INPUTS, body, whole=False), model=model)
    if not form.is_valid():
        raise Unprocessable(ValidationError(form.errors.as_data()))
    return {name: form.cleaned_data[name] for name in INPUTS}
