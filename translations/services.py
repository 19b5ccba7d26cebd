"""Changes of who translates into which language."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from translations.models import Assignment


@transaction.atomic
def assign_languages(user: AbstractBaseUser, languages: Iterable[str]) -> None:
    """Give someone exactly these languages; none means that they may write all of them."""
    wanted = set(languages)
    Assignment.objects.filter(user=user).exclude(language__in=wanted).delete()
    missing = wanted - Assignment.objects.languages_of(user)
    Assignment.objects.bulk_create(
        Assignment(user=user, language=language) for language in sorted(missing)
    )
