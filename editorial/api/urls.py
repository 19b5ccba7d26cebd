"""Addresses of the API; each answers with and without its last slash."""

from collections.abc import Iterator

from django.urls import URLPattern, re_path
from django.views import View

from editorial.api.views import ResourceViewSet


def addresses_of(resource: type[ResourceViewSet]) -> Iterator[URLPattern]:
    """Yield the address of a resource's list and that of each record."""
    key = f"(?P<{resource.lookup_field}>{resource.lookup_value_regex})"
    path, name = resource.plural, resource.singular.replace(" ", "-")
    every = resource.as_view({"get": "list", "post": "create"})
    one = resource.as_view({"get": "retrieve", "patch": "change", "delete": "retire"})
    yield re_path(rf"^{path}/?$", every, name=f"{name}-list")
    yield re_path(rf"^{path}/{key}/?$", one, name=name)


def address_of(path: str, view: type[View], **options) -> URLPattern:
    """Return the address of a view that is no resource."""
    return re_path(rf"^{path}/?$", view.as_view(**options), name=path)
