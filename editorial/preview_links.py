"""Signed addresses under which people without an account see a draft, for a week.

Nothing is stored: the signature says that the desk gave an address out, and until when.
"""

from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import timezone

LASTS = timedelta(days=7)
SALT = "editorial.preview_links"


def _in_a_week() -> int:
    return int((timezone.now() + LASTS).timestamp())


@dataclass(frozen=True)
class Link:
    """What an address shows. release: a slug, '' for the draft alone; page: a key of its pages.

    until: in seconds since 1970. The end is signed with the rest, so that it can be told.
    """

    draft: int
    page: str
    language: str
    release: str = ""
    until: int = field(default_factory=_in_a_week)

    @property
    def ends_at(self) -> datetime:
        """Return when it ends."""
        return datetime.fromtimestamp(self.until, UTC)

    @property
    def has_ended(self) -> bool:
        """Tell whether its week is over."""
        return self.ends_at <= timezone.now()

    @property
    def address(self) -> str:
        """Return the address, without the site's own."""
        return reverse("preview_link", args=[_signer().sign_object(asdict(self))])


class LinkUnknown(Exception):
    """An address that the desk never gave out."""


def read_token(token: str) -> Link:
    """Return what a token stands for, be it over or not. Errors: LinkUnknown."""
    try:
        return Link(**_signer().unsign_object(token))
    except (BadSignature, TypeError) as error:
        raise LinkUnknown from error


def _signer() -> Signer:
    return Signer(salt=SALT)
