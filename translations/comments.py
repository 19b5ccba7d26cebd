"""What people say to each other about texts, beside writing them."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from editorial.models import Public
from editorial.rights import may_read
from translations.models import Comment


def add_comment(
    record: Public, field: str, language: str, text: str, *, by: AbstractBaseUser
) -> Comment:
    """Say something about a text to the others, and return it.

    Errors: ValidationError for an empty or too long one; PermissionDenied for who may not look.
    """
    _require_reader(by, type(record))
    comment = Comment(
        model=record._meta.model_name,
        object=record.pk,
        field=field,
        language=language,
        author=by,
        text=text.strip(),
    )
    try:
        comment.full_clean(exclude=("resolved_by", "resolved_at"))
    except ValidationError as error:
        raise ValidationError(error.message_dict["text"]) from error
    comment.save()
    return comment


def settle_comment(record: Public, pk: int, *, by: AbstractBaseUser) -> Comment:
    """Say that a comment on a record's text is dealt with; twice changes nothing.

    Errors: DoesNotExist; PermissionDenied for who may not look.
    """
    _require_reader(by, type(record))
    comment = Comment.objects.get(model=record._meta.model_name, object=record.pk, pk=pk)
    if comment.is_open:
        comment.resolved_by, comment.resolved_at = by, timezone.now()
        comment.save(update_fields=["resolved_by", "resolved_at"])
    return comment


def _require_reader(by: AbstractBaseUser, model: type[Public]) -> None:
    if not may_read(by, model):
        raise PermissionDenied(_("You may not look at these records."))
