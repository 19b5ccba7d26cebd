"""The same as data: a directory's choice, or one company, in the words of the API."""

from urllib.parse import urlencode

from companies.filters import CompanyFilterSet
from companies.forms import Sort
from companies.models import Company

API = "/api/v1/companies/"
API_NAMES = {
    "q": "q",
    "hub": "hub",
    "role": "role",
    "sector": "sectors",
    "group": "groups",
    "kind": "kind",
}
# The orders that the API knows too; its own is by slug.
API_ORDERS = {
    Sort.NAME_BACKWARDS: "-name",
    Sort.FOUNDED: "founded",
    Sort.FOUNDED_LATEST: "-founded",
    Sort.UPDATED: "-updated_at",
}


def addresses_of(company: Company) -> dict[str, str]:
    """Return the API's addresses of one company, its figures and its places."""
    asked = {"company": company.slug, "format": "csv"}
    return {
        "company_json": f"{API}{company.slug}/",
        "company_csv": f"{API}?{urlencode({'slug': company.slug, 'format': 'csv'})}",
        "figures_csv": f"/api/v1/company-figures/?{urlencode(asked)}",
        "places_csv": f"/api/v1/presences/?{urlencode(asked)}",
    }


def data_address(filterset: CompanyFilterSet, data_format: str = "") -> str:
    """Return the API's address of what the directory lists; data_format: '' (JSON) or csv."""
    chosen = filterset.chosen
    pairs = [
        (API_NAMES[name], getattr(value, "slug", value))
        for name in filterset.filters_in_use
        if name in API_NAMES
        for value in (chosen[name] if isinstance(chosen[name], list) else [chosen[name]])
    ]
    if chosen["founded_min"] is not None:
        pairs.append(("founded__gte", f"{chosen['founded_min']}-01-01"))
    if chosen["founded_max"] is not None:
        pairs.append(("founded__lte", f"{chosen['founded_max']}-12-31"))
    if chosen["sort"] in API_ORDERS:
        pairs.append(("ordering", API_ORDERS[chosen["sort"]]))
    if data_format:
        pairs.append(("format", data_format))
    return API + (f"?{urlencode(pairs)}" if pairs else "")
