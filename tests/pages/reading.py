"""What machines read in the head of a page and in a sitemap."""

import json

import lxml.etree
import lxml.html

SITE = "http://testserver"
NAMESPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


def head(client, path, status=200):
    """Return the page at a path, parsed."""
    response = client.get(path)
    assert response.status_code == status, path
    return lxml.html.fromstring(response.content)


def alternates(page) -> dict[str, str]:
    """Return the addresses a page links by language."""
    return {
        link.get("hreflang"): link.get("href").removeprefix(SITE)
        for link in page.xpath("//link[@rel='alternate'][@hreflang]")
    }


def canonical(page) -> str:
    """Return the one canonical address, as a path."""
    (address,) = page.xpath("//link[@rel='canonical']/@href")
    return address.removeprefix(SITE)


def meta(page, name: str) -> str:
    """Return a meta element's content by name or property, '' without it."""
    found = page.xpath(f"//meta[@name='{name}' or @property='{name}']/@content")
    return found[0] if found else ""


def is_noindex(page) -> bool:
    """Tell whether search engines are asked not to list a page."""
    return "noindex" in meta(page, "robots")


def things(page) -> dict[str, dict]:
    """Return what a page describes for machines, by type."""
    (block,) = page.xpath("//script[@type='application/ld+json']")
    data = json.loads(block.text)
    assert data["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in data["@graph"]}


def sitemap(client, path="/sitemap.xml") -> dict[str, dict[str, str]]:
    """Return the languages by which a sitemap links each address."""
    tree = lxml.etree.fromstring(client.get(path).content)
    found = {}
    for url in tree.findall("s:url", NAMESPACES):
        address = url.findtext("s:loc", namespaces=NAMESPACES).removeprefix(SITE)
        assert address not in found, address
        found[address] = {
            link.get("hreflang"): link.get("href").removeprefix(SITE)
            for link in url.findall("x:link", NAMESPACES)
        }
    return found
