"""The same lists as data: a reader's choice in the words of the API."""

from urllib.parse import urlencode

from sources.filters import SourceFilterSet
from sources.forms import Sort

SOURCES = "/api/v1/sources/"
CORRECTIONS = "/api/v1/corrections/"
API_NAMES = {
    "language": "language",
    "kind": "kind",
    "publisher": "publisher",
    "year": "published_on",
}
API_ORDERS = {Sort.LATEST: "-published_on", Sort.CLAIMS: "-claim_count"}


def data_address(filterset: SourceFilterSet, data_format: str = "") -> str:
    """Return the API's address of the sources listed; data_format: '' (JSON) or csv."""
    chosen = filterset.chosen
    pairs = [
        (API_NAMES[name], value)
        for name in filterset.filters_in_use
        for value in (chosen[name] if isinstance(chosen[name], list) else [chosen[name]])
    ]
    if order := API_ORDERS.get(chosen["sort"]):
        pairs.append(("ordering", order))
    if data_format:
        pairs.append(("format", data_format))
    return SOURCES + (f"?{urlencode(pairs)}" if pairs else "")
