"""Why a write is refused, as problems: each names the fields, and what stands instead."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException

from editorial.api.problems import LONGEST, Fault
from editorial.drafts import Seen
from editorial.writing import Contested, Outdated


class Unauthorized(APIException):
    """Nobody, or a token that is none."""

    status_code = 401
    headers = {"WWW-Authenticate": "Bearer"}


class PreconditionRequired(APIException):
    """A write that does not say what it was made of."""

    status_code = 428

    def __init__(self):
        words = _('Send the record\'s revision as If-Match: "3", so that nothing is lost.')
        super().__init__(words)


class PreconditionFailed(APIException):
    """A write that was made of another revision than what stands."""

    status_code = 412

    def __init__(self, outdated: Outdated):
        words = _("The record is at revision %(n)s now.") % {"n": outdated.revision}
        super().__init__(words)
        self.more = {"revision": outdated.revision}
        differs = _("Holds something else now than what you send.")
        self.faults = [Fault(name, differs) for name in outdated.names]


class Contradiction(APIException):
    """Fields that hold something else in the draft, or that two people changed."""

    status_code = 409

    def __init__(self, contested: Contested):
        conflicts = contested.conflict.conflicts
        super().__init__(" ".join(contested.conflict.messages))
        changed = _("Was changed meanwhile, or by your own draft.")
        self.faults = [Fault(each.field, changed) for each in conflicts]
        self.more = {
            "tag": tag_of(contested.seen),
            "conflicts": [
                {"field": c.field, "base": c.base, "theirs": c.theirs, "mine": c.mine}
                for c in conflicts
            ],
        }


class TooLarge(APIException):
    """A body beyond what any record needs."""

    status_code = 413

    def __init__(self, most: int):
        words = _("A body has at most %(n)s bytes.")
        super().__init__(words % {"n": most})


class NotJson(APIException):
    """A body of another type than JSON."""

    status_code = 415

    def __init__(self):
        super().__init__(_("Send application/json."))


class Unprocessable(APIException):
    """Fields whose values the record's rules forbid, or a step that they do."""

    status_code = 422

    def __init__(self, error: ValidationError):
        told = error.message_dict if hasattr(error, "error_dict") else {}
        named = {name: words for name, words in told.items() if name != NON_FIELD_ERRORS}
        self.faults = [Fault(name, " ".join(words)[:LONGEST]) for name, words in named.items()]
        unnamed = told.get(NON_FIELD_ERRORS, []) if told else error.messages
        names = _("These fields cannot be saved so: %(names)s.") % {"names": ", ".join(named)}
        super().__init__(" ".join([*unnamed, *([names] if named else [])])[:LONGEST])


def tag_of(seen: Seen) -> str:
    """Return what If-Match names: the live revision, and the draft at its version if any."""
    return str(seen) if seen.draft else str(seen.number)
