"""Template tags for the head of every page; nothing here runs a query."""

import html
import json
from collections.abc import Sequence

from django import template

from pages.structured_data import graph_of, kind_of_page, site_itself
from translations.languages import current_language

register = template.Library()

LOCALES = {"en": "en_US", "vi": "vi_VN", "zh-hans": "zh_CN", "zh-hant": "zh_TW"}
# What could end a data block or open a comment in it, as JSON writes it too.
IN_SCRIPT = {ord(character): f"\\u{ord(character):04x}" for character in "<>&"}


class CaptureNode(template.Node):
    """Keeps what is between its tags as a variable, so that a block is written once."""

    def __init__(self, name: str, nodelist: template.NodeList):
        self.name = name
        self.nodelist = nodelist

    def render(self, context):
        """Show nothing, and set the variable."""
        context[self.name] = self.nodelist.render(context)
        return ""


@register.tag
def capture(parser, token) -> CaptureNode:
    """Keep what stands between {% capture name %} and {% endcapture %} as `name`."""
    _tag, name = token.split_contents()
    nodelist = parser.parse(("endcapture",))
    parser.delete_first_token()
    return CaptureNode(name, nodelist)


@register.filter(is_safe=True)
def in_one_line(text: str) -> str:
    """Return a text without line breaks and doubled spaces."""
    return " ".join(text.split())


@register.simple_tag
def locales(written_in: Sequence[str]) -> dict:
    """Return Open Graph's names of the page's language and of the others it is written in."""
    here = current_language()
    others = [LOCALES[code] for code in LOCALES if code in written_in and code != here]
    return {"here": LOCALES[here], "others": others, "card": f"cards/{here}.png"}


@register.simple_tag(takes_context=True)
def structured_data(context, title: str, description: str) -> str:
    """Return the page's description for machines as JSON that can stand inside a script element.

    title, description: as captured, so with their characters escaped for HTML.
    """
    request = context["request"]
    view_name = request.resolver_match.view_name if request.resolver_match else ""
    graph = graph_of(
        context["page_url"],
        kind=kind_of_page(view_name, request.path),
        title=html.unescape(title),
        description=html.unescape(description),
        crumb=context["crumb"],
        trail=context.get("trail", ()),
        structured=context["structured"],
    )
    if view_name == "pages:home":
        graph["@graph"] += site_itself()
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(IN_SCRIPT)
