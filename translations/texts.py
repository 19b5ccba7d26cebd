"""A text together with the language it really is in: a fallback is never silent."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import CharField, F, Model, Value
from django.db.models.functions import Coalesce, Collate, NullIf

from translations.collation import COLLATIONS
from translations.languages import CHAINS, HTML_CODES, LANGUAGES, column, current_language


@dataclass(frozen=True)
class Text:
    """What a reader gets: the text, its language, and the language that was asked for.

    is_converted: it was made from the other Chinese script, and nobody has reviewed it.
    """

    text: str
    language: str
    wanted: str
    is_converted: bool = False

    @property
    def is_fallback(self) -> bool:
        """Tell whether the text is in another language than the reader's."""
        return bool(self.text) and self.language != self.wanted

    @property
    def html_lang(self) -> str:
        """Return the value for an HTML lang attribute."""
        return HTML_CODES[self.language]

    def __str__(self):
        return self.text

    def __bool__(self):
        return bool(self.text)


def text_of(record: Model, field: str, language: str | None = None) -> Text:
    """Return a translated field as the reader of a language gets it.

    Falls back along the language's chain; an empty field gives an empty Text. A record
    with `original_language` ends its chain there before the remaining languages.
    """
    wanted = language or current_language()
    if text := getattr(record, column(field, wanted)):
        return Text(text, wanted, wanted, is_converted(record, field, wanted))
    for candidate in chain(wanted, getattr(record, "original_language", "")):
        if text := getattr(record, column(field, candidate)):
            return Text(text, candidate, wanted, is_converted(record, field, candidate))
    return Text("", wanted, wanted)


def is_converted(record: Model, field: str, language: str) -> bool:
    """Tell whether a text was made from the other Chinese script and is not reviewed yet."""
    return column(field, language) in getattr(record, "converted", ())


def chain(language: str, original: str = "") -> Iterable[str]:
    """Return the languages to try, in order, ending with all that are left."""
    tried = CHAINS[language]
    if original in LANGUAGES and language in {"en", "vi"}:
        return tuple(dict.fromkeys((*tried[: 1 + (language == "vi")], original, *tried)))
    return tried


def texts_of(record: Model, field: str) -> dict[str, str]:
    """Return a field's four texts by language code, empty ones as ''."""
    return {language: getattr(record, column(field, language)) or "" for language in LANGUAGES}


def own_text(record: Model, field: str, language: str | None = None) -> str:
    """Return a translated field where it is written in the reader's language, else ''.

    For places that cannot say which language a text is in.
    """
    text = text_of(record, field, language)
    return "" if text.is_fallback else text.text


def languages_of(record: Model, field: str) -> list[str]:
    """Return the languages in which a field is really written: by people, or reviewed by one.

    First the one for readers of none of them: English, else that of the original.
    """
    first = ("en", getattr(record, "original_language", ""))
    texts = texts_of(record, field).items()
    written = [code for code, text in texts if text and not is_converted(record, field, code)]
    return sorted(written, key=lambda language: (*(language != code for code in first),))


def common_languages(*records: Model, field: str = "name") -> list[str]:
    """Return the languages in which all of these records have a field, English first.

    What was converted counts once it is reviewed.
    """
    return [
        language
        for language in LANGUAGES
        if all(language in languages_of(record, field) for record in records)
    ]


def shown(field: str, language: str | None = None, prefix: str = "") -> Coalesce:
    """Return the expression that sorts or searches by what a reader is shown.

    modeltranslation's own fallback works on display only; this is the one helper for SQL.
    """
    parts = [
        NullIf(F(prefix + column(field, code)), Value(""), output_field=CharField())
        for code in CHAINS[language or current_language()]
    ]
    return Coalesce(*parts, Value(""), output_field=CharField())


def sort_key(field: str, prefix: str = "") -> Collate:
    """Return the expression that sorts by what a reader is shown, as the language sorts names."""
    return Collate(shown(field, prefix=prefix), COLLATIONS[current_language()])
