"""Every address below /admin/ and /api/, as the site's own resolver has it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from urllib.parse import quote

from django.contrib import admin
from django.contrib.admindocs.views import simplify_regex
from django.urls import URLPattern, get_resolver

from editorial.models import Public
from tests.config.samples import public_key, sample_of

ROOTS = ("/admin/", "/api/")
RECORD = "<record>"


@dataclass(frozen=True)
class Address:
    """One address. pattern: as the resolver has it; row: where a table may sum it up."""

    pattern: str
    row: str
    path: str


def every_address(samples: dict) -> list[Address]:
    """Return all addresses, with the paths that reach samples; see make_samples().

    Errors: LookupError naming an address of which a part has no sample.
    """
    found = _leaves(get_resolver().url_patterns, "")
    return [address for shown, leaf in found for address in _filled(shown, leaf, samples)]


def _leaves(patterns, prefix: str) -> Iterator[tuple[str, URLPattern]]:
    for each in patterns:
        route = prefix + str(each.pattern)
        if hasattr(each, "url_patterns"):
            yield from _leaves(each.url_patterns, route)
        elif simplify_regex(route).startswith(ROOTS):
            yield simplify_regex(route), each


def _filled(shown: str, leaf: URLPattern, samples: dict) -> Iterator[Address]:
    """Yield one address for each word that a pattern's `verb` may be, one without any."""
    marks = [f"<{part.split('>')[0]}>" for part in shown.split("<")[1:]]
    model = _model_of(shown)
    for values in product(*(_values(mark, shown, leaf, model, samples) for mark in marks)):
        pattern, path = shown, shown
        for mark, value in zip(marks, values, strict=True):
            path = path.replace(mark, quote(str(value)), 1)
            if _name_of(mark) == "verb":
                pattern = pattern.replace(mark, value)
        yield Address(pattern, _summed(pattern, model), path)


def _values(mark: str, shown: str, leaf: URLPattern, model, samples: dict) -> list:
    name = _name_of(mark)
    if name == "verb" and "|" in (words := leaf.pattern.converters["verb"].regex):
        return words.split("|")
    if model is not None:
        return [sample_of(model, hidden=shown.endswith("/delete/"))]
    if shown.startswith("/api/"):
        return [public_key(shown.split("/")[3])]
    found = samples.get((leaf.name, name), samples.get(name))
    if found is None:
        raise LookupError(f"Give tests.config.samples a sample of {mark} in {shown}.")
    return found if isinstance(found, list) else [found]


def _name_of(mark: str) -> str:
    return mark.strip("<>").split(":")[-1]


def _model_of(shown: str):
    """Return the model whose pages of the desk an address belongs to, None for none."""
    parts = shown.split("/")[2:4]
    options = (model._meta for model in admin.site._registry)
    found = (each.model for each in options if parts == [each.app_label, each.model_name])
    return next(found, None)


def _summed(pattern: str, model) -> str:
    """Return the pattern that stands for those of all public records."""
    if model is None or not issubclass(model, Public):
        return pattern
    return pattern.replace(f"{model._meta.app_label}/{model._meta.model_name}", RECORD)
