"""Pages of a list: where they start, how many records there are, what comes next."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest

from editorial.api.parameters import LARGEST_OFFSET

EXACT_UP_TO = 10_000


@dataclass(frozen=True)
class Page:
    """One page of a list, and the absolute addresses of its neighbours."""

    rows: list
    count: int
    count_is_exact: bool
    next: str | None
    previous: str | None

    def body(self, results: list) -> dict:
        """Return what the page answers, around its records as JSON has them."""
        return {
            "count": self.count,
            "count_is_exact": self.count_is_exact,
            "next": self.next,
            "previous": self.previous,
            "results": results,
        }


def paginate(narrowed: QuerySet, loaded: QuerySet, request: HttpRequest, asked: dict) -> Page:
    """Return the page that was asked for; 2 queries and those that load its records.

    narrowed: the list, to count. loaded: the same list sorted, with what its records need.
    """
    limit, offset = asked["limit"], asked["offset"]
    counted = narrowed.order_by()[: EXACT_UP_TO + 1].count()
    after, before = offset + limit, max(0, offset - limit)
    has_next = after < counted and after <= LARGEST_OFFSET
    return Page(
        rows=list(loaded[offset:after]) if offset < counted else [],
        count=min(counted, EXACT_UP_TO),
        count_is_exact=counted <= EXACT_UP_TO,
        next=address(request, offset=after) if has_next else None,
        previous=address(request, offset=before) if offset else None,
    )


def address(request: HttpRequest, **changes) -> str:
    """Return this request's absolute address with some parameters changed."""
    query = request.GET.copy()
    for name, value in changes.items():
        query[name] = value
    return f"{settings.SITE_URL}{request.path}?{query.urlencode()}"
