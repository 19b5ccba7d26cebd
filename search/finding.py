"""Which records of one kind a question finds, for lists that have an order of their own."""

from search.asking import read_question
from search.engines import engine
from search.expressions import any_of
from search.models import Document
from search.rows import STAFF


def matching(model_name: str, question: str, *, names_only: bool = True):
    """Return the ids of a model's public records that answer a question, for a filter.

    Words match from the start of a word of a name, in any script. An empty question, or one
    without a word, matches nothing.
    """
    ask = read_question(question)
    if not ask:
        return Document.objects.none().ids()
    asked = ask.names() if names_only else any_of((ask.names(), ask.texts()))
    return engine().matching(model_name, asked, ask.excluded())


def matching_for_staff(model_name: str, question: str):
    """Return the ids of a model's records, drafts too, whose full text answers a question."""
    ask = read_question(question)
    if not ask:
        return Document.objects.none().ids()
    return engine().matching(model_name, ask.for_staff(STAFF), None)
