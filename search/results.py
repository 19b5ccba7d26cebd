"""What a question finds: names before texts, grouped by kind of record."""

from dataclasses import dataclass

from django.db.models import Model, QuerySet

from search.querysets import matching
from search.registry import made_ready, registered_models
from translations.texts import Text, sort_key, text_of

MOST_A_KIND = 20


@dataclass(frozen=True)
class Result:
    """One record found: what it is called, what it says, and where its page is."""

    title: Text
    snippet: Text
    url: str


@dataclass(frozen=True)
class Group:
    """The records of one kind that match; `count` counts those not shown too."""

    title: str
    count: int
    results: list[Result]


def find(question: str) -> list[Group]:
    """Return the groups that match, in the order of their kinds.

    Runs at most four queries a kind, whatever is found.
    """
    groups = []
    for model in registered_models():
        found = model.objects.published().filter(
            pk__in=matching(model._meta.model_name, question, names_only=False)
        )
        if count := found.count():
            named = found.filter(pk__in=matching(model._meta.model_name, question))
            results = [_result(record) for record in made_ready(_ranked(found, named))]
            groups.append(Group(str(model._meta.verbose_name_plural), count, results))
    return groups


def _ranked(found: QuerySet, named: QuerySet) -> list[Model]:
    """Return the first records, those found by name before those found in their text."""
    order = (sort_key(_title(found.model)), "slug")
    first = list(named.order_by(*order)[:MOST_A_KIND])
    rest = found.exclude(pk__in=[record.pk for record in first])
    return [*first, *rest.order_by(*order)[: MOST_A_KIND - len(first)]]


def _title(model: type[Model]) -> str:
    return "name" if hasattr(model, "name_en") else "title"


def _result(record: Model) -> Result:
    told = next((f for f in ("summary", "definition") if hasattr(record, f"{f}_en")), None)
    title = text_of(record, _title(type(record)))
    snippet = text_of(record, told) if told else Text("", title.wanted, title.wanted)
    return Result(title, snippet, record.get_absolute_url())
