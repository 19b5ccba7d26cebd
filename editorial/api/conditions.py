"""If-Match: which revision of a record, and which version of a draft, a write was made of."""

import re

from django.http import HttpRequest
from django.utils.translation import gettext as _

from editorial.api.problems import Fault, InvalidParameters
from editorial.api.write_problems import PreconditionRequired
from editorial.drafts import Seen

# "3": the live revision. "3.17.2": and draft 17 at its version 2.
TAG = r'^"[0-9]{1,9}(\.[0-9]{1,15}\.[0-9]{1,9})?"$'


def read_if_match(request: HttpRequest) -> Seen:
    """Return what the sender had before them.

    Errors: PreconditionRequired where they do not say; InvalidParameters for a weak tag, for
    any (*), for several, or for what is no tag of ours.
    """
    sent = request.headers.get("If-Match", "").strip()
    if not sent:
        raise PreconditionRequired
    if not re.fullmatch(TAG, sent, re.ASCII):
        words = _('Expected the revision between quotes, such as "3"; no weak tag and no *.')
        raise InvalidParameters([Fault("If-Match", words)])
    number, _dot, draft = sent.strip('"').partition(".")
    return Seen.read(f"{number}.{draft or '0.0'}")
