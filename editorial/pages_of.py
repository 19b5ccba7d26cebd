"""The door upward: on which public pages a record shows; every app tells it of its models."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse

from editorial.models import Public


@dataclass(frozen=True)
class PublicPage:
    """A page on which a record shows.

    key: what it is called among the record's pages, the same while the record's texts change.
    label: in the language of whoever asks. name, args, query: its address in any language.
    """

    key: str
    label: str
    name: str
    args: tuple = ()
    query: str = ""

    @property
    def address(self) -> str:
        """Return its address in the active language."""
        path = reverse(self.name, args=self.args)
        return f"{path}?{self.query}" if self.query else path


Find = Callable[[Public], Iterable[PublicPage]]

_finders: dict[type[Public], Find] = {}


def register_pages(model: type[Public], find: Find) -> None:
    """Let a model's records be found on pages: find(record) → its pages, its own one first.

    The record is a stored one that readers see, as everything it stands on is.
    """
    _finders[model] = find


def models_on_pages() -> set[type[Public]]:
    """Return the models whose records show on pages."""
    return set(_finders)


def pages_of(record: Public) -> list[PublicPage]:
    """Return the pages on which a public record shows, each once; runs a few queries."""
    pages = _finders[type(record)](record)
    return list({page.key: page for page in pages}.values())
