"""The four languages: their codes in addresses, columns and HTML, and what stands in for what."""

from functools import cache

from django.utils.translation import get_language

LANGUAGES = ("en", "vi", "zh-hans", "zh-hant")
HTML_CODES = {"en": "en", "vi": "vi", "zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}
OWN_NAMES = {"en": "English", "vi": "Tiếng Việt", "zh-hans": "简体中文", "zh-hant": "繁體中文"}
CHAINS = {
    "en": ("en", "vi", "zh-hans", "zh-hant"),
    "vi": ("vi", "en", "zh-hans", "zh-hant"),
    "zh-hans": ("zh-hans", "zh-hant", "en", "vi"),
    "zh-hant": ("zh-hant", "zh-hans", "en", "vi"),
}


@cache
def column(field: str, language: str) -> str:
    """Return the column of a translated field: ("name", "zh-hans") → "name_zh_hans"."""
    return f"{field}_{language.replace('-', '_')}"


def columns(field: str) -> list[str]:
    """Return the four columns of a translated field, in the order of LANGUAGES."""
    return [column(field, language) for language in LANGUAGES]


def current_language() -> str:
    """Return the active language, English where another one is active or none is."""
    language = get_language() or "en"
    return language if language in LANGUAGES else "en"
