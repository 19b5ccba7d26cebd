"""Pages of a list: where they start, how many records there are, what comes next."""

from dataclasses import asdict, dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest

from editorial.api.parameters import LARGEST_OFFSET

EXACT_UP_TO = 10_000


@dataclass(frozen=True)
class Page:
    """How many records a list has, and the absolute addresses of a page's neighbours."""

    count: int
    count_is_exact: bool
    next: str | None
    previous: str | None

    def body(self, results: list) -> dict:
        """Return what the page answers, around its records as JSON has them."""
        return {**asdict(self), "results": results}


def paginate(rows: QuerySet, request: HttpRequest, asked: dict) -> Page:
    """Return the page that was asked for, in one query that counts no further than it must."""
    return paged(request, asked, rows.order_by()[: EXACT_UP_TO + 1].count())


def paged(request: HttpRequest, asked: dict, count: int) -> Page:
    """Return the page that was asked for of a list that was counted."""
    limit, offset = asked["limit"], asked["offset"]
    after, before = offset + limit, max(0, offset - limit)
    has_next = after < count and after <= LARGEST_OFFSET
    return Page(
        count=min(count, EXACT_UP_TO),
        count_is_exact=count <= EXACT_UP_TO,
        next=address(request, offset=after) if has_next else None,
        previous=address(request, offset=before) if offset else None,
    )


def address(request: HttpRequest, **changes) -> str:
    """Return this request's absolute address with some parameters changed."""
    query = request.GET.copy()
    for name, value in changes.items():
        query[name] = value
    return f"{settings.SITE_URL}{request.path}?{query.urlencode()}"
