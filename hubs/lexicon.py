"""The names of hubs and the words of indicators, for searching articles."""

from hubs.models import Hub, Indicator
from sources.registry import IndicatorWords, SubjectName
from translations.languages import columns

_BROAD = (Hub.Kind.COUNTRY, Hub.Kind.REGION)


def hub_names() -> list[SubjectName]:
    """Return every name and alias of every hub that is not retired: 2 queries."""
    hubs = Hub.objects.exclude(state="retired").prefetch_related("aliases").order_by("slug")
    return [
        SubjectName(text, "hub", hub.slug, is_broad=hub.kind in _BROAD, level=hub.kind)
        for hub in hubs
        for text in names_and_aliases(hub)
    ]


def names_and_aliases(record) -> list[str]:
    """Return a record's names in all languages and its aliases, wrong ones too, each once."""
    names = [getattr(record, column) or "" for column in columns("name")]
    names += [alias.text for alias in record.aliases.all()]
    return [name for name in dict.fromkeys(names) if name]


def indicator_keywords() -> list[IndicatorWords]:
    """Return the names and keywords of every indicator that is not retired: 1 query."""
    indicators = Indicator.objects.exclude(state="retired").select_related("unit", "variant_of")
    return [
        IndicatorWords(
            slug=indicator.slug,
            subject_type=indicator.subject,
            unit=indicator.unit.slug,
            measure=indicator.measure,
            keywords=_keywords(indicator),
            variant_of=indicator.variant_of.slug if indicator.variant_of else "",
        )
        for indicator in indicators.order_by("slug")
    ]


def _keywords(indicator: Indicator) -> tuple[str, ...]:
    names = [getattr(indicator, column) or "" for column in columns("name")]
    lists = [getattr(indicator, column) or "" for column in columns("keywords")]
    words = [word.strip() for each in lists for word in each.split(";")]
    return tuple(dict.fromkeys(word for word in [*names, *words] if word))
