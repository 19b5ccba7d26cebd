"""Questions with what a reader expects first: those written down, and every name there is."""

from collections.abc import Iterator
from pathlib import Path

import yaml
from django.conf import settings

from search.answering import answer_to
from search.registry import registered_models

WRITTEN = Path(__file__).with_name("questions.yaml")
KINDS = {"hubs": "hub", "companies": "company", "groups": "group", "indicators": "indicator"}
KINDS |= {"sources": "source", "pages": "page"}

Question = tuple[str, set[str]]


def written_questions() -> list[Question]:
    """Return the sixty questions, each with the one record expected."""
    parts = yaml.safe_load(WRITTEN.read_text(encoding="utf-8"))
    return [(each["ask"], {each["expect"]}) for part in parts.values() for each in part]


def every_name() -> list[Question]:
    """Return every name, title and alias of the content with the records called so."""
    called: dict[str, set[str]] = {}
    for name, record in _names():
        called.setdefault(name, set()).add(record)
    return list(called.items())


def reciprocal_ranks(questions: list[Question]) -> list[float]:
    """Return 1 for each question whose answer stands first, 1/2 where second, 0 beyond ten."""
    slugs = {
        (model._meta.model_name, pk): slug
        for model in registered_models()
        for pk, slug in model.objects.values_list("pk", "slug")
    }
    return [_reciprocal_rank(question, expected, slugs) for question, expected in questions]


def _reciprocal_rank(question: str, expected: set[str], slugs: dict) -> float:
    places = answer_to(question, most=20, most_counted=100).places[:10]
    found = [f"{place.key[0]}/{slugs[place.key]}" for place in places]
    return next((1 / rank for rank, each in enumerate(found, 1) if each in expected), 0.0)


def _names() -> Iterator[tuple[str, str]]:
    for folder, kind in KINDS.items():
        for path in sorted((Path(settings.CONTENT_DIR) / folder).glob("*.yaml")):
            for item in yaml.safe_load(path.read_text(encoding="utf-8")):
                record = f"{kind}/{item['slug']}"
                for name in (item.get("name") or item["title"]).values():
                    yield name, record
                for alias in item.get("aliases", ()):
                    yield alias["text"], record
