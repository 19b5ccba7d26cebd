"""Reads of the index."""

from django.db.models import QuerySet

from search.models import Document
from search.normalise import phrases

LONGEST_QUESTION = 200
MOST_TERMS = 12


def matching(model_name: str, question: str, *, names_only: bool = True) -> QuerySet:
    """Return the ids of a model's records that match every term of a question.

    Terms match from the start of a word, in any script. An empty question matches nothing.
    """
    terms = phrases(question[:LONGEST_QUESTION])[:MOST_TERMS]
    rows = Document.objects.filter(model=model_name)
    if names_only:
        rows = rows.filter(language="")
    for term in terms:
        rows = rows.filter(tokens__contains=f" {term}" if len(term) > 1 else term)
    return rows.values("object") if terms else rows.none().values("object")
