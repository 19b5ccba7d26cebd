"""The public feed: what changed, in the order in which the public came to see it."""

from dataclasses import dataclass

from django.conf import settings

from editorial.api import parameters
from editorial.api.columns import (
    COUNT_SCHEMA,
    object_schema,
    or_null,
    reference,
    text_schema,
)
from editorial.api.operations import Operation, page_schema
from editorial.api.pagination import EXACT_UP_TO, address
from editorial.api.parameters import Parameter, read_parameters
from editorial.api.renderers import MEDIA_TYPES, answer
from editorial.api.values import Whole
from editorial.api.views import ApiView
from editorial.models import Action, Change
from editorial.registry import model_named

AFTER = Parameter(
    "after",
    Whole(),
    "The `next_after` of the page before; 0 starts with the first change.",
    default=0,
    example=0,
)
EXAMPLE = {
    "sequence": 12,
    "model": "hub",
    "slug": "shenzhen",
    "id": 3,
    "action": "created",
    "at": "2026-11-03T08:00:00Z",
    "page_url": "https://example.org/en/hubs/shenzhen/",
}


@dataclass(frozen=True)
class Span:
    """Whole sequences of changes, and the sequence after which the next page starts."""

    changes: list[Change]
    next_after: int
    has_more: bool


def cut(changes: list[Change], after: int, limit: int) -> Span:
    """Return the whole sequences among the first changes, so that a page never splits one.

    changes: more than `limit` of them where there are more, in order.
    """
    if len(changes) <= limit:
        return Span(changes, changes[-1].sequence if changes else after, has_more=False)
    broken = changes[limit].sequence
    whole = [change for change in changes[:limit] if change.sequence != broken]
    return Span(whole, whole[-1].sequence if whole else after, has_more=True)


class ChangesView(ApiView):
    """What was created, updated, renamed, retired or deleted in the eyes of the public.

    Ask again with the `next_after` of the last page to keep a copy of the site up to date.
    """

    own_parameters = (AFTER, parameters.LIMIT, parameters.ONLY_JSON, parameters.LANG)

    def get(self, request):
        """Answer with the changes after a sequence."""
        asked = read_parameters(self.own_parameters, request.GET)
        rows = Change.objects.after(asked["after"])
        span = self._span(rows, asked)
        following = address(request, after=span.next_after) if span.has_more else None
        count = rows[: EXACT_UP_TO + 1].count()
        return answer(
            {
                "count": min(count, EXACT_UP_TO),
                "count_is_exact": count <= EXACT_UP_TO,
                "next": following,
                "previous": None,
                "results": [change_json(change) for change in span.changes],
                "next_after": span.next_after,
            }
        )

    def operation(self):
        """Describe the feed for OpenAPI."""
        text = " ".join((self.__doc__ or "").split())
        example = {
            "count": 1,
            "count_is_exact": True,
            "next": None,
            "previous": None,
            "results": [EXAMPLE],
            "next_after": 12,
        }
        return Operation(
            id="list_changes",
            summary="Follow what changes",
            description=text,
            tag="changes",
            tag_description=text,
            parameters=self.own_parameters,
            bodies={MEDIA_TYPES["json"]: (reference("ChangeList"), example)},
            schemas={
                "Change": change_schema(),
                "ChangeList": page_schema(
                    reference("Change"), most=100_000, next_after=COUNT_SCHEMA
                ),
            },
        )

    def _span(self, rows, asked: dict) -> Span:
        span = cut(list(rows[: asked["limit"] + 1]), asked["after"], asked["limit"])
        if span.changes or not span.has_more:
            return span
        # One transaction changed more than a page holds: it comes whole.
        first = rows[0].sequence
        together = list(Change.objects.of_sequence(first))
        return Span(together, first, has_more=rows.after(first).exists())


def change_json(change: Change) -> dict:
    """Return a change as JSON has it; id is the number of a claim, else the record's own."""
    model = model_named(change.model)
    numbered = model is not None and model.key_field == "number"
    return {
        "sequence": change.sequence,
        "model": change.model,
        "slug": change.slug,
        "id": int(change.slug) if numbered else change.object,
        "action": change.action,
        "at": change.at.isoformat().replace("+00:00", "Z"),
        "page_url": _page_url(model, change.slug),
    }


def change_schema() -> dict:
    """Return the JSON Schema of a change."""
    return object_schema(
        sequence=COUNT_SCHEMA,
        model=text_schema(40),
        slug=text_schema(80),
        id=COUNT_SCHEMA,
        action={"type": "string", "enum": list(Action.values)},
        at={"type": "string", "format": "date-time", "maxLength": 32},
        page_url=or_null({"type": "string", "format": "uri", "maxLength": 500}),
    )


def _page_url(model, key: str) -> str | None:
    if not hasattr(model, "get_absolute_url"):
        return None
    # The address follows from the key alone, so no record is read.
    return settings.SITE_URL + model(**{model.key_field: key}).get_absolute_url()
