"""All checks of one translation, in the order in which an editor should look at them."""

import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext as _

from translations.languages import LANGUAGES

from .figures import check_numbers
from .finding import ERROR, Finding
from .markup import check_links, check_markup, check_placeholders, check_references
from .script import check_punctuation, check_variant
from .wording import check_length, check_spaces, check_untranslated


def findings(
    original: str, original_language: str, text: str, language: str, *, kind: str = "plain"
) -> list[Finding]:
    """Return what is wrong with a translation, errors first; nothing for an empty text.

    kind: plain, or prose for Markdown with references. Places are those in the text's NFC.
    Time grows with the length of the texts alone. Errors: ValueError for a language that is
    none of ours; no text raises.
    """
    if original_language not in LANGUAGES or language not in LANGUAGES:
        raise ValueError(f"{original_language} or {language} is none of {', '.join(LANGUAGES)}")
    if not (original.strip() and text.strip()):
        return []
    one, other = (unicodedata.normalize("NFC", each) for each in (original, text))
    found = [*_form(text, other), *_checked(one, original_language, other, language, kind)]
    return sorted(found, key=lambda each: each.severity != ERROR)


def _form(text: str, composed: str) -> Iterator[Finding]:
    if text != composed:
        yield Finding("nfc", ERROR, _("Letters and their marks are stored apart (not in NFC)"))


def _checked(
    original: str, original_language: str, text: str, language: str, kind: str
) -> Iterator[Finding]:
    pair = (original, original_language, text, language)
    yield from check_untranslated(*pair)
    yield from check_references(original, text)
    yield from check_numbers(*pair)
    yield from check_placeholders(original, text)
    yield from check_links(original, text)
    if kind == "prose":
        yield from check_markup(original, text)
    yield from check_variant(text, language)
    yield from check_punctuation(text, language)
    yield from check_length(*pair)
    yield from check_spaces(text, language, kind)
