"""What a company is called in other languages, and what it was called before."""

from dataclasses import dataclass

from companies.models import Company, Group
from hubs.models import NameKind
from hubs.profile import other_names as names_in_languages
from translations.languages import current_language
from translations.texts import Text, text_of


@dataclass(frozen=True)
class OtherNames:
    """The spellings beside the one a page is headed by, each once."""

    present: tuple[Text, ...]
    former: tuple[Text, ...]


def other_names(company: Company) -> OtherNames:
    """Return a company's other names; wrong ones are found by search, never shown.

    company: with its aliases loaded, so no query runs here.
    """
    aliases = [alias for alias in company.aliases.all() if alias.kind != NameKind.WRONG]
    former = [alias for alias in aliases if alias.kind == NameKind.FORMER]
    present = [alias for alias in aliases if alias.kind != NameKind.FORMER]
    known = (*names_in_languages(company), *map(_text, present))
    heading = text_of(company, "name").text
    return OtherNames(_once(known, without=heading), _once(map(_text, former), without=heading))


def names_of(group: Group) -> OtherNames:
    """Return a group's names in the other languages; it has no former ones."""
    return OtherNames(names_in_languages(group), ())


def _text(alias) -> Text:
    return Text(alias.text, alias.language, current_language())


def _once(names, *, without: str) -> tuple[Text, ...]:
    found = {name.text: name for name in reversed(list(names)) if name.text != without}
    return tuple(reversed(found.values()))
