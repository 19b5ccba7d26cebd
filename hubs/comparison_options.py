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
    """One way to show a comparison. lang: of a label in another language than the page's."""

    label: str
    url: str
    is_current: bool
    lang: str = ""


@dataclass(frozen=True)
class Switch:
    """A choice between several ways to show a comparison."""

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
    """Return the choices of how a comparison is shown, each option a link.

    form: valid. sets: the sets of indicators to choose from, as (value, label).
    """
    nothing = (None, _("Nothing"))
    choices = {
        "view": View.choices,
        "period": Period.choices,
        "per": Per.choices,
        "mark": Mark.choices,
        "hide": [nothing, *Hide.choices],
        "base": [nothing, *((hub.slug, text_of(hub, "name")) for hub in hubs)],
        "set": [(None, _("All")), *sets],
    }
    return [
        Switch(form.fields[name].label, [_option(hubs, form, name, *each) for each in options])
        for name, options in choices.items()
    ]


def _option(hubs: Sequence[Hub], form: ComparisonForm, name: str, value, label) -> Option:
    asked = form.cleaned_data
    # A set of indicators takes the place of single ones.
    change = {name: value, "ind": []} if name == "set" else {name: value}
    return Option(
        label=str(label),
        url=address(hubs, form.query(**change)),
        is_current=asked.get(name) == value and not (name == "set" and asked["ind"]),
        lang=label.html_lang if getattr(label, "is_fallback", False) else "",
    )


def _chosen(hubs: Sequence[Hub]) -> str:
    return "&".join(f"hub={hub.slug}" for hub in hubs)


def _joined(path: str, *queries: str) -> str:
    query = "&".join(filter(None, queries))
    return f"{path}?{query}" if query else path
