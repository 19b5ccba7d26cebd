"""The addresses of comparisons, and the choices of how one is shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hubs.forms import ComparisonForm, Hide, Mark, Per, Period, View
from hubs.models import Hub
from translations.texts import text_of

SEPARATOR = "~"
EDIT = "edit"
FILES = (
    ("CSV", "hubs:comparison_csv"),
    ("JSON", "hubs:comparison_json"),
    (gettext_lazy("Metadata"), "hubs:comparison_metadata"),
)


@dataclass(frozen=True)
class Option:
    """One way to show a comparison; value: '' for what goes without saying.

    lang: of a label in another language than the page's.
    """

    value: str
    label: str
    is_current: bool
    lang: str = ""


@dataclass(frozen=True)
class Switch:
    """A choice between several ways to show a comparison, by the name of its parameter."""

    name: str
    label: str
    options: list[Option]


def path_of(hubs: Sequence[Hub]) -> str:
    """Return the hubs as the address of their comparison has them."""
    return SEPARATOR.join(hub.slug for hub in hubs)


def address(hubs: Sequence[Hub], query: str = "") -> str:
    """Return the address of the comparison of these hubs; of one or none, the builder's."""
    if len(hubs) > 1:
        return _joined(reverse("hubs:comparison", args=[path_of(hubs)]), query)
    return _joined(reverse("hubs:compare"), _chosen(hubs), query)


def builder_address(hubs: Sequence[Hub], query: str = "") -> str:
    """Return the address of the builder with these hubs chosen, to change them."""
    edit = f"{EDIT}=1" if len(hubs) > 1 else ""
    return _joined(reverse("hubs:compare"), _chosen(hubs), query, edit)


def canonical_address(hubs: Sequence[Hub]) -> str:
    """Return the one address of a comparison of these hubs: by slug, whatever is shown of it."""
    return address(sorted(hubs, key=lambda hub: hub.slug))


def embed_address(hubs: Sequence[Hub], query: str = "") -> str:
    """Return the address of the comparison for the pages of others."""
    return _joined(reverse("hubs:comparison_embed", args=[path_of(hubs)]), query)


def files_of(hubs: Sequence[Hub], form: ComparisonForm) -> list[tuple[str, str]]:
    """Return the files of a comparison as (label, address). form: valid."""
    query = form.query(**dict.fromkeys(form.looks))
    return [(label, _joined(reverse(name, args=[path_of(hubs)]), query)) for label, name in FILES]


def switches_of(
    hubs: Sequence[Hub], form: ComparisonForm, sets: Sequence[tuple[str, str]]
) -> list[Switch]:
    """Return the choices of a form that shows a comparison otherwise.

    A form, not a link an option: the addresses of all their combinations would be thousands
    for whoever follows links. form: valid. sets: the sets of indicators, as (value, label);
    single indicators that were chosen leave no choice of a set.
    """
    nothing = ("", _("Nothing"))
    choices = {
        "period": Period.choices,
        "per": Per.choices,
        "mark": Mark.choices,
        "hide": [nothing, *Hide.choices],
        "base": [nothing, *((hub.slug, text_of(hub, "name")) for hub in hubs)],
        "set": [("", _("All")), *sets],
    }
    if form.cleaned_data["ind"]:
        del choices["set"]
    return [
        Switch(name, form.fields[name].label, [_option(form, name, *each) for each in options])
        for name, options in choices.items()
    ]


def views_of(hubs: Sequence[Hub], form: ComparisonForm) -> list[tuple[str, str, bool]]:
    """Return the looks of a comparison as (label, address, whether it is this one)."""
    current = form.cleaned_data["view"]
    return [
        (label, address(hubs, form.query(view=value)), value == current)
        for value, label in View.choices
    ]


def kept_beside(form: ComparisonForm) -> list[tuple[str, str]]:
    """Return the parameters that the form of the switches sends along unseen. form: valid."""
    return [pair for pair in form.pairs() if pair[0] in {"view", "ind"}]


def _option(form: ComparisonForm, name: str, value: str, label) -> Option:
    asked = form.cleaned_data.get(name) or ""
    return Option(
        value="" if value == form.unsaid.get(name) else value,
        label=str(label),
        is_current=asked == value,
        lang=label.html_lang if getattr(label, "is_fallback", False) else "",
    )


def _chosen(hubs: Sequence[Hub]) -> str:
    return "&".join(f"hub={hub.slug}" for hub in hubs)


def _joined(path: str, *queries: str) -> str:
    query = "&".join(filter(None, queries))
    return f"{path}?{query}" if query else path
