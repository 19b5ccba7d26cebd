"""What a page tells machines in the words of schema.org: the page itself and what it is about."""

from collections.abc import Sequence

from django.urls import reverse

from editorial.structured import NAME, Node, absolute, identity, node, site_owner
from translations.languages import HTML_CODES, current_language

ICON = "/apple-touch-icon.png"
LISTS = {
    "hubs:list",
    "hubs:indicators",
    "companies:list",
    "companies:group",
    "sources:list",
    "sources:corrections",
}
OF_THE_SITE = {"about": "AboutPage", "contact": "ContactPage"}


def graph_of(
    page_url: str,
    *,
    kind: str,
    title: str,
    description: str,
    crumb: str,
    trail: Sequence[tuple],
    structured: Node,
) -> Node:
    """Return the whole description of a page.

    page_url: its canonical address. trail: (address, label) of the way back, from the top,
    and crumb, its last step. structured: more properties of the page; its `mainEntity`
    becomes a thing of its own.
    """
    about = structured.get("mainEntity")
    page = {
        "@id": page_url,
        **node(kind, url=page_url, name=crumb or title, description=description),
        "inLanguage": HTML_CODES[current_language()],
        "isPartOf": {"@id": identity("/", "website")},
        **{name: value for name, value in structured.items() if value and name != "mainEntity"},
    }
    things = [page]
    if about:
        page["mainEntity"] = {"@id": about["@id"]}
        things.append(about)
    if trail:
        things.append(_breadcrumbs(page_url, trail, crumb or title))
        page["breadcrumb"] = {"@id": things[-1]["@id"]}
    return {"@context": "https://schema.org", "@graph": things}


def kind_of_page(view_name: str, path: str) -> str:
    """Return schema.org's word for a page, by the name of its view or the end of its address."""
    if view_name in LISTS:
        return "CollectionPage"
    return OF_THE_SITE.get(path.rstrip("/").rpartition("/")[2], "WebPage")


def site_itself() -> list[Node]:
    """Describe the site and who publishes it, for its home page."""
    owner = site_owner() | {"url": absolute(reverse("pages:home")), "logo": absolute(ICON)}
    search = absolute(reverse("search:results")) + "?q={search_term_string}"
    site = node(
        "WebSite",
        name=NAME,
        url=absolute(reverse("pages:home")),
        inLanguage=HTML_CODES[current_language()],
        publisher={"@id": owner["@id"]},
        potentialAction=node(
            "SearchAction",
            target=node("EntryPoint", urlTemplate=search),
            query="{search_term_string}",
        ),
    )
    return [{"@id": identity("/", "website"), **site}, owner]


def _breadcrumbs(page_url: str, trail: Sequence[tuple], crumb: str) -> Node:
    steps = [(str(label), absolute(address)) for address, label in trail]
    steps.append((crumb, page_url))
    items = [
        node("ListItem", position=position, name=name, item=address)
        for position, (name, address) in enumerate(steps, start=1)
    ]
    return {"@id": f"{page_url}#breadcrumbs", **node("BreadcrumbList", itemListElement=items)}
