"""What a question finds, in short."""

from search.answering import answer_to
from search.registry import registered_models


def found(question: str, **asked) -> list[str]:
    """Return what a question finds, in order, as ["hub/hangzhou", …]."""
    slugs = {
        (model._meta.model_name, pk): slug
        for model in registered_models()
        for pk, slug in model._default_manager.values_list("pk", "slug")
    }
    answer = answer_to(question, **({"most": 50, "most_counted": 1000} | asked))
    return [f"{place.key[0]}/{slugs[place.key]}" for place in answer.places]
