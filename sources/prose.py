"""Prose in Markdown whose figures and references are named, never written out.

`{{figure:hub/shenzhen/rd-intensity@2024}}` stands for a figure of a hub (or company) and an
indicator, of the period that ends in what follows `@` (a year, month or day) or, without it,
of the one shown elsewhere. `{{claim:17}}` stands for the reference to a claim's source. A
heading may give its anchor: `## Status {#status}`.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import nh3
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

from editorial.models import Public
from sources.finders import finder_of
from sources.models import Claim
from translations.languages import LANGUAGES, column

TOKEN = re.compile(r"\{\{[^{}\n]*\}\}")
FIGURE = re.compile(
    r"\{\{figure:(?P<kind>[a-z]+)/(?P<subject>[-a-z0-9]+)/(?P<indicator>[-a-z0-9]+)"
    r"(?:@(?P<period>\d{4}(?:-\d\d){0,2}))?\}\}"
)
CLAIM = re.compile(r"\{\{claim:(?P<number>\d{1,15})\}\}")
ANCHOR = re.compile(r"\s*\{#([a-z][-a-z0-9]*)\}$")
# Private characters hold a reference's place while the HTML around it is cleaned.
PLACE = re.compile("\ue000(\\d+)\ue001")
TAGS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "em", "strong", "a", "blockquote", "code", "pre"}
TAGS |= {"br", "hr", "table", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "h2": {"id"}, "h3": {"id"}, "h4": {"id"}}


@dataclass(frozen=True)
class Reference:
    """What a token names. kind: that of a registered finder. token: as it is written."""

    kind: str
    token: str
    subject: str = ""
    indicator: str = ""
    period: str = ""
    number: int = 0


@dataclass(frozen=True)
class Part:
    """A piece of prose: clean HTML, then what a reference in it names.

    claim: None where the reference finds nothing. template: the partial that shows it, ''
    where no reference follows.
    """

    html: str
    claim: Claim | None = None
    template: str = ""


def read_token(token: str) -> Reference | None:
    """Return what a token names, None where it is no reference that the site knows."""
    if found := CLAIM.fullmatch(token):
        return Reference("claim", token, number=int(found["number"]))
    found = FIGURE.fullmatch(token)
    if found is None or finder_of(found["kind"]) is None:
        return None
    return Reference(
        found["kind"], token, found["subject"], found["indicator"], found["period"] or ""
    )


def references_in(text: str) -> list[Reference]:
    """Return what the tokens of a text name, in order; those that name nothing are left out."""
    return [found for token in TOKEN.findall(text) if (found := read_token(token))]


def find(references: Iterable[Reference], *, public: bool = True) -> dict[Reference, Claim]:
    """Return the claims that references name; those that name none are left out.

    A constant number of queries a kind of reference. public: keep to what readers may see.
    """
    by_kind: dict[str, set[Reference]] = defaultdict(set)
    for reference in references:
        by_kind[reference.kind].add(reference)
    return {
        reference: claim
        for kind, named in by_kind.items()
        for reference, claim in finder_of(kind).find(named, public=public).items()
    }


def errors_in(texts: Mapping[Hashable, str], *, public: bool) -> dict[Hashable, str]:
    """Return which texts hold a token that is no reference, or finds nothing, and say so.

    A check of editorial.checks: an editor's error, never a hole on a page.
    """
    tokens = {key: TOKEN.findall(text) for key, text in texts.items()}
    known = {token: read_token(token) for found in tokens.values() for token in found}
    found = find((each for each in known.values() if each), public=public)
    wrong = {}
    for key, named in tokens.items():
        bad = [token for token in named if known[token] not in found]
        if bad:
            wrong[key] = _("%(tokens)s finds no figure or claim.") % {"tokens": ", ".join(bad)}
    return wrong


def parts_of(text: str) -> list[Part]:
    """Return a text as clean HTML with what its references name: no query without any."""
    pieces = _rendered(text)
    found = find(piece for piece in pieces if isinstance(piece, Reference))
    parts = []
    for html, reference in zip(pieces[::2], [*pieces[1::2], None], strict=True):
        if reference is None:
            parts.append(Part(html))
        else:
            template = finder_of(reference.kind).template
            parts.append(Part(html, found.get(reference), template))
    return parts


def write_out(records: Sequence[Public]) -> None:
    """Put words in the place of every reference in the prose of loaded records.

    A figure becomes value, unit and period in the language of its column, a reference to a
    source nothing. A constant number of queries. The records are for reading: never save them.
    """
    texts = [
        (record, column(field, language), language, getattr(record, column(field, language)) or "")
        for record in records
        for field in record.prose
        for language in LANGUAGES
    ]
    found = find(each for *_place, text in texts for each in references_in(text))
    for record, name, language, text in texts:
        if "{{" in text:
            setattr(record, name, TOKEN.sub(_Words(found, language), text))


def without_references(text: str) -> str:
    """Return a text without its tokens, for an index of words."""
    return TOKEN.sub("", text)


@dataclass(frozen=True)
class _Words:
    """Writes what a token stands for in one language."""

    found: dict[Reference, Claim]
    language: str

    def __call__(self, token: re.Match) -> str:
        reference = read_token(token[0])
        if reference is None:
            return token[0]
        claim = self.found.get(reference)
        return finder_of(reference.kind).words(claim, self.language) if claim else ""


@lru_cache(maxsize=2048)
def _rendered(text: str) -> tuple[str | Reference, ...]:
    """Return clean HTML and references by turns, beginning and ending with HTML."""
    found: dict = {"named": []}
    html = _markdown().render(PLACE.sub("", text), found)
    clean = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, link_rel="noopener")
    pieces: list[str | Reference] = PLACE.split(clean)
    pieces[1::2] = [found["named"][int(place)] for place in pieces[1::2]]
    return tuple(pieces)


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.inline.ruler.before("link", "reference", _read_reference)
    markdown.core.ruler.push("headings", _prepare_headings)
    markdown.add_render_rule("reference", _hold_place)
    return markdown


def _read_reference(state, silent: bool) -> bool:
    found = TOKEN.match(state.src, state.pos)
    reference = read_token(found[0]) if found else None
    if reference is None:
        return False
    if not silent:
        state.push("reference", "", 0).meta = {"reference": reference}
    state.pos = found.end()
    return True


def _hold_place(renderer, tokens, index, options, env) -> str:
    env["named"].append(tokens[index].meta["reference"])
    return f"\ue000{len(env['named']) - 1}\ue001"


def _prepare_headings(state) -> None:
    """Start below the page's own heading, and take anchors from the end of a heading."""
    for opening, inline, closing in zip(
        state.tokens, state.tokens[1:], state.tokens[2:], strict=False
    ):
        if opening.type != "heading_open":
            continue
        opening.tag = closing.tag = {"h1": "h2"}.get(opening.tag, opening.tag)
        last = inline.children[-1] if inline.children else None
        if last is not None and (anchor := ANCHOR.search(last.content)):
            last.content = last.content[: anchor.start()]
            opening.attrSet("id", anchor[1])
