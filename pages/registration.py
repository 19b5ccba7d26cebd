"""What the pages tell the floors below: what is found."""

from pages.headings import plain_text
from pages.models import Page
from search.registry import register as register_search
from translations.languages import LANGUAGES, column
from translations.texts import texts_of


def register() -> None:
    """Register our models; called once the apps are ready."""
    register_search(Page, names=_titles, texts=_texts, position=6)


def _titles(page: Page) -> list[str]:
    return list(dict.fromkeys(texts_of(page, "title").values()))


def _texts(page: Page) -> dict[str, tuple[str, str]]:
    return {
        language: (title, "\n".join(filter(None, _parts(page, language))))
        for language in LANGUAGES
        if (title := getattr(page, column("title", language)))
    }


def _parts(page: Page, language: str) -> tuple[str, str]:
    summary, body = (getattr(page, column(name, language)) or "" for name in ("summary", "body"))
    return summary, plain_text(body)
