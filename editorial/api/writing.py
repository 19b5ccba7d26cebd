"""The views that write: a draft is made or continued, and may be submitted or published."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from editorial.api import parameters
from editorial.api.bearer import require_owner
from editorial.api.bodies import read_json
from editorial.api.conditions import read_if_match
from editorial.api.inputs import inputs_of, read_fields
from editorial.api.parameters import Parameter, read_parameters
from editorial.api.renderers import answer
from editorial.api.retiring import read_retirement
from editorial.api.values import Choice, Words
from editorial.api.write_problems import (
    Contradiction,
    PreconditionFailed,
    Unprocessable,
    tag_of,
)
from editorial.drafts import Seen
from editorial.models import Public, Revision
from editorial.rights import may_write
from editorial.writing import (
    Contested,
    Outdated,
    Step,
    add_record,
    change_record,
    retire_record,
)

WRITES = ("create", "change", "retire")
ACTION = Parameter(
    "action",
    Choice([step.value for step in Step]),
    "`submit` puts the draft into the queue of those who review; `publish` lets readers see it, "
    "which needs the rights of a publisher. Without it the draft waits.",
)
MESSAGE = Parameter("message", Words(), "What was changed and why, for the history.")
WRITE_PARAMETERS = (
    ACTION,
    MESSAGE,
    parameters.ONLY_JSON,
    parameters.LANG,
    parameters.TRANSLATIONS,
)
RETIRE_PARAMETERS = (MESSAGE, parameters.ONLY_JSON, parameters.LANG)


class WritingMixin:
    """Writes of a resource, in the name of the owner of a token.

    Records that readers do not see are found here too, by who may look at them in the desk.
    """

    def initial(self, request, *args, **kwargs):
        """Count the request, then ask who writes; reading asks nobody."""
        super().initial(request, *args, **kwargs)
        if self.action in WRITES:
            self.by = require_owner(request)

    def create(self, request: HttpRequest) -> HttpResponse:
        """Store a new record, hidden, with its draft."""
        asked = read_parameters(WRITE_PARAMETERS, request.GET)
        fields = read_fields(inputs_of(self.model), read_json(request), whole=True)
        record, draft = self._refusing(add_record, self.model, fields, **self._how(asked))
        response = self._told(record, draft, asked)
        response.status_code = 201
        if asked["action"] == Step.PUBLISH:
            response["Location"] = f"{settings.SITE_URL}{request.path.rstrip('/')}/{record.key}/"
        else:
            response["Location"] = _desk_url(draft)
        return response

    def change(self, request: HttpRequest, **key: str) -> HttpResponse:
        """Save some fields of a record in the sender's draft."""
        asked = read_parameters(WRITE_PARAMETERS, request.GET)
        fields = read_fields(inputs_of(self.model), read_json(request), whole=False)
        if (found := self._found(**key)) is None:
            return self.moved(request, **key)
        how = self._how(asked) | {"seen": read_if_match(request)}
        record, draft = self._refusing(change_record, found, fields, **how)
        return self._told(record, draft, asked)

    def retire(self, request: HttpRequest, **key: str) -> HttpResponse:
        """Retire a public record, with the reason that readers are told."""
        asked = read_parameters(RETIRE_PARAMETERS, request.GET)
        told = read_retirement(self.model, read_json(request, needed=False))
        if (found := self._found(**key)) is None:
            return self.moved(request, **key)
        how = told | {"seen": read_if_match(request), "message": asked["message"] or ""}
        records = self._refusing(retire_record, found, by=self.by, **how)
        return answer({"retired": [_named(record) for record in records]})

    def _found(self, **key: str) -> Public | None:
        """Return the record that was asked for, hidden ones only to who may look at them."""
        record = self.model._default_manager.filter(**key).first()
        seen = record and (record.is_public or may_write(self.by, self.model, "view"))
        return record if seen else None

    def _how(self, asked: dict) -> dict:
        step = Step(asked["action"]) if asked["action"] else None
        return {"by": self.by, "message": asked["message"] or "", "step": step}

    def _refusing(self, service: Callable, *args, **how):
        """Call a service; what it refuses is told as a problem."""
        try:
            return service(*args, **how)
        except Outdated as error:
            raise PreconditionFailed(error) from error
        except Contested as error:
            raise Contradiction(error) from error
        except ObjectDoesNotExist as error:  # deleted since it was looked up
            raise Http404 from error
        except ValidationError as error:
            raise Unprocessable(error) from error

    def _told(self, record: Public, draft: Revision, asked: dict) -> HttpResponse:
        if asked["action"] == Step.PUBLISH:
            return answer(self.body_of(asked | {"fields": None}, pk=record.pk))
        response = answer(draft_json(record, draft))
        response.status_code = 202
        return response


def draft_json(record: Public, draft: Revision) -> dict:
    """Return a draft as JSON has it; draft is null where nothing differs from what is live."""
    return _named(record) | {
        "draft": draft.pk,
        "state": draft.state if draft.pk else None,
        "changed": draft.changed if draft.pk else [],
        "tag": tag_of(Seen(record.revision, draft.pk, draft.version)),
        "desk_url": _desk_url(draft) if draft.pk else None,
    }


def _named(record: Public) -> dict:
    return {"model": record._meta.model_name, "key": record.key, "revision": record.revision}


def _desk_url(draft: Revision) -> str:
    return settings.SITE_URL + reverse("admin:draft", args=[draft.pk])
