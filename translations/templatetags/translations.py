"""Template tags for translated texts; nothing here runs a query."""

from collections.abc import Sequence

from django import template
from django.conf import settings

from translations import addresses
from translations.excerpts import excerpt_of
from translations.languages import HTML_CODES, LANGUAGES, OWN_NAMES, current_language
from translations.texts import Text, own_text, text_of

register = template.Library()


@register.simple_tag(takes_context=True)
def tr(context, record, field: str) -> str:
    """Show a translated field inline, marked with its language where it fell back."""
    text = text_of(record, field)
    if not text.is_fallback:
        # Most texts: a page has hundreds, and rendering a partial for each is its slowest part.
        return text.text
    partial = context.template.engine.get_template("translations/_tr.html")
    return partial.render(context.new({"text": text}))


@register.simple_tag
def text(record, field: str) -> Text:
    """Return a translated field as a Text, for attributes, titles and conditions."""
    return text_of(record, field)


@register.simple_tag
def excerpt(record, field: str) -> str:
    """Return the start of a text written in the reader's language, else '': for descriptions."""
    return excerpt_of(own_text(record, field))


@register.filter
def shortened(text: Text) -> str:
    """Return the first sentences of a text that is shown in full elsewhere."""
    return excerpt_of(text.text)


@register.simple_tag
def alternates(page_url: str, written_in: Sequence[str]) -> list[tuple[str, str]]:
    """Return (hreflang, address) of a page in the languages in which it is really written."""
    return addresses.alternates(page_url.removeprefix(settings.SITE_URL), written_in)


@register.filter
def html_lang(language: str) -> str:
    """Return the HTML lang attribute of a language code."""
    return HTML_CODES.get(language, language)


@register.filter
def own_name(language: str) -> str:
    """Return a language's name in itself."""
    return OWN_NAMES.get(language, language)


@register.simple_tag
def current_html_lang() -> str:
    """Return the HTML lang attribute of the page."""
    return HTML_CODES[current_language()]


@register.simple_tag(takes_context=True)
def language_links(context) -> list[dict]:
    """Return one link a language to this very page and query; of a preview, to the preview."""
    request = context["request"]
    here = current_language()
    preview = context.get("preview")
    return [
        {
            "code": code,
            "name": OWN_NAMES[code],
            "lang": HTML_CODES[code],
            "current": code == here,
            "url": preview.addresses[code] if preview else _in_language(request, here, code),
        }
        for code in LANGUAGES
    ]


def _in_language(request, here: str, there: str) -> str:
    """Return an address in another language; where no page answers, only its prefix changes."""
    path = request.get_full_path()
    if path.startswith(f"/{here}/"):
        return addresses.in_language(path, there)
    if request.resolver_match is None:
        # Nothing answers here: below a language the same is said in that one.
        return f"/{there}{path}"
    # An address without a language of its own takes it as a parameter.
    return f"?lang={there}"
