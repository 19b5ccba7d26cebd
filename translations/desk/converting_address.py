"""Where one Chinese script is filled from the other, and what the buttons that lead there say."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy

from editorial.rights import refused_fields
from translations.languages import HTML_CODES, column

LABELS = {
    "zh-hans": gettext_lazy("Fill Simplified from Traditional"),
    "zh-hant": gettext_lazy("Fill Traditional from Simplified"),
}


@dataclass(frozen=True)
class Fill:
    """A script that can be filled. url: where; '' where records are to be chosen yet."""

    language: str
    url: str = ""

    @property
    def label(self) -> str:
        """Return what the button says."""
        return LABELS[self.language]

    @property
    def html_lang(self) -> str:
        """Return the value for an HTML lang attribute."""
        return HTML_CODES[self.language]


def fills_for(by: AbstractBaseUser, model: type[Model], fields: Collection[str]) -> list[Fill]:
    """Return the scripts that someone may fill for records of a model; 1 query at most."""
    refused = refused_fields(by, model, [column(name, code) for code in LABELS for name in fields])
    return [
        Fill(code) for code in LABELS if any(column(name, code) not in refused for name in fields)
    ]


def convert_address(model: type[Model], keys: Iterable[int], language: str) -> str:
    """Return where it is shown what conversion makes of records' texts in a language."""
    asked = {"model": model._meta.model_name, "language": language, "records": list(keys)}
    return f"{reverse('admin:convert')}?{urlencode(asked, doseq=True)}"
