"""The language of an answer: `lang` before Accept-Language, never a cookie."""

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from translations.languages import LANGUAGES


def language_of(request: HttpRequest) -> str:
    """Return the language a request asks for; English where it asks for none we have.

    A bad `lang` is passed over here: the check of the parameters refuses it.
    """
    if (asked := _parameter(request)) in LANGUAGES:
        return asked
    accepted = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    for code, quality in accepted:
        try:
            if quality and code != "*":
                return get_supported_language_variant(code)
        except LookupError:
            continue
    return "en"


def _parameter(request: HttpRequest) -> str | None:
    try:
        return request.GET.get("lang")
    except SuspiciousOperation:  # more parameters than anyone may send; refused elsewhere
        return None
