"""The address of a page in its other languages: one identity, the language is the prefix."""

from collections.abc import Sequence

from django.conf import settings

from translations.languages import HTML_CODES, LANGUAGES


def in_language(path: str, language: str) -> str:
    """Return the address of a page in another language; nothing but its prefix differs.

    path: from its first slash on, with its query. One without a language of its own takes
    it as a parameter, where English goes without saying.
    """
    prefix, _, rest = path.removeprefix("/").partition("/")
    if prefix in LANGUAGES:
        return f"/{language}/{rest}"
    plain = path.partition("?")[0]
    return plain if language == "en" else f"{plain}?lang={language}"


def alternates(path: str, written_in: Sequence[str]) -> list[tuple[str, str]]:
    """Return (hreflang, absolute address) of a page in each language, last its x-default.

    path: its canonical one, in any language. written_in: the languages in which its main
    text is really written, the one for all other readers first; none gives no link.
    """
    codes = [code for code in LANGUAGES if code in written_in]
    links = [(HTML_CODES[code], code) for code in codes]
    links += [("x-default", code) for code in written_in[:1]]
    return [(name, settings.SITE_URL + in_language(path, code)) for name, code in links]
