"""In how many comparisons a record of ours stands."""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from editorial.effects import Effect
from editorial.models import Public
from hubs.models import Hub, HubFigure, Indicator


def find_comparisons(record: Public) -> Iterator[Effect]:
    """Yield how many other hubs a hub, or a figure of one, is compared with; one query."""
    if isinstance(record, HubFigure):
        yield from _with_others([record.indicator_id], record.hub_id)
    elif isinstance(record, Hub):
        own = record.figures.published().values("indicator")
        yield from _with_others(own, record.pk)
    elif isinstance(record, Indicator):
        n = Hub.objects.comparable_by([record.pk]).count()
        words = ngettext("Comparisons of %(n)s hub", "Comparisons of %(n)s hubs", n) % {"n": n}
        yield from [Effect(words, reverse("hubs:compare"))] if n else []


def _with_others(indicators: Iterable, hub: int) -> Iterator[Effect]:
    n = Hub.objects.comparable_by(indicators).exclude(pk=hub).count()
    if n:
        words = ngettext("Comparisons with %(n)s other hub", "Comparisons with %(n)s other hubs", n)
        yield Effect(words % {"n": n}, reverse("hubs:compare"))
    else:
        yield Effect(_("No comparison: no other hub has such a figure yet."))
