"""Keep the index right, in the transaction that publishes."""

from django.db.models import Model

from search.models import Document
from search.normalise import tokens
from search.registry import entry_for


def index_record(record: Model) -> int:
    """Write a public record's rows anew and return how many; 0 for a model not indexed."""
    entry = entry_for(type(record))
    if entry is None:
        return 0
    remove_record(record)
    names = [name for name in entry.names(record) if name]
    rows = [_document(record, "", names[0] if names else "", names)]
    for language, (title, text) in entry.texts(record).items():
        rows.append(_document(record, language, title, [title, text]))
    return len(Document.objects.bulk_create(rows))


def remove_record(record: Model) -> None:
    """Take a record out of the index."""
    Document.objects.filter(model=record._meta.model_name, object=record.pk).delete()


def _document(record: Model, language: str, title: str, texts: list[str]) -> Document:
    words = " ".join(" ".join(tokens(text)) for text in texts)
    return Document(
        model=record._meta.model_name,
        object=record.pk,
        language=language,
        title=title[:300],
        tokens=f" {words} ",
    )
