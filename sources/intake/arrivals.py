"""What has come in and waits for an editor to look at it, for a week."""

from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from sources.models import Arrival

from .fetch import Fetched
from .services import Prepared, prepare

KEPT = timedelta(days=7)


def arrive(fetched: Fetched, name: str, by: AbstractBaseUser) -> Arrival:
    """Keep what came in until it is saved as a source; what nobody saved in a week goes.

    Errors: UnreadableText for what is no article.
    """
    prepare(fetched.raw, charset=fetched.charset, name=name, url=fetched.url)
    Arrival.objects.filter(at__lt=timezone.now() - KEPT).delete()
    return Arrival.objects.create(
        raw=fetched.raw, charset=fetched.charset[:40], name=name[:200], url=fetched.url[:500], by=by
    )


def prepared_of(arrival: Arrival) -> Prepared:
    """Read an arrival again, as it would be saved now."""
    raw = bytes(arrival.raw)
    return prepare(raw, charset=arrival.charset, name=arrival.name, url=arrival.url)
