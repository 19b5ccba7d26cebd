"""Public lists: their known parameters, their pages, their one address."""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.core.paginator import EmptyPage, Paginator
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django_filters import FilterSet, MultipleChoiceFilter
from django_filters.views import FilterView

LAST_ROW = 10_000


class FirstRowsPaginator(Paginator):
    """Number the first 10,000 rows; beyond them a reader narrows the list.

    It counts one row further, never to a list's end; `is_cut` tells that there are more.
    """

    @cached_property
    def count(self) -> int:
        """Return how many rows have pages, at most LAST_ROW."""
        return min(self._counted, LAST_ROW)

    @property
    def is_cut(self) -> bool:
        """Tell whether rows are left out."""
        return self._counted > LAST_ROW

    @cached_property
    def _counted(self) -> int:
        # Neither the order nor what a row shows takes part in counting.
        return self.object_list.order_by().values("pk")[: LAST_ROW + 1].count()


class PageForm(forms.Form):
    """The parameters of a list beside its filters; django-filter adds the filters' fields."""

    page = forms.IntegerField(label=_("Page"), min_value=1, required=False)


class ListFilterSet(FilterSet):
    """A list's parameters: unknown ones are ignored, a bad value is an error of its field.

    parameters: all that the list knows, in the order of its canonical address.
    narrowing: those of them that narrow it. unsaid: the values that go without saying.
    """

    parameters: tuple[str, ...] = ()
    narrowing: tuple[str, ...] = ()
    unsaid: Mapping = MappingProxyType({"page": 1})

    @cached_property
    def chosen(self) -> dict:
        """Return the valid values by parameter: several as a list, what is not said as None."""
        self.is_valid()
        cleaned = dict.fromkeys(self.parameters) | self.form.cleaned_data
        for name in filter(self._takes_several, self.narrowing):
            cleaned[name] = list(dict.fromkeys(cleaned[name] or ()))
        return cleaned | {name: cleaned[name] or said for name, said in self.unsaid.items()}

    @property
    def filters_in_use(self) -> list[str]:
        """Return the parameters that narrow the list now, in canonical order."""
        return [name for name in self.narrowing if self.chosen[name] not in (None, "", [])]

    def query(self, **changes) -> str:
        """Return the canonical query with some parameters changed; None takes one out.

        Values are sorted, what goes without saying is left out, and so is the page unless
        it is among the changes: another choice starts at the first one.
        """
        asked = self.chosen | {"page": None} | changes
        pairs = [(name, value) for name in self.parameters for value in self._said(name, asked)]
        return urlencode(pairs)

    def _takes_several(self, name: str) -> bool:
        return isinstance(self.filters[name], MultipleChoiceFilter)

    def _said(self, name: str, asked: dict) -> list[str]:
        value = asked[name]
        if value in (None, "", self.unsaid.get(name)):
            return []
        if isinstance(value, list):
            return sorted(getattr(item, "slug", item) for item in value)
        return [str(value)]


class FilteredListView(FilterView):
    """A filtered list in numbered pages; an invalid filter shows its error and no rows.

    `context["query"]` is the canonical query without the page.
    """

    template_name_suffix = "_list"
    paginate_by = 50
    paginator_class = FirstRowsPaginator

    def get(self, request, *args, **kwargs):
        """Answer with the page asked for; a page beyond the last one leads to the first."""
        try:
            return super().get(request, *args, **kwargs)
        except EmptyPage:
            return redirect(self.address())

    def address(self, **changes) -> str:
        """Return the list's canonical address with some parameters changed."""
        query = self.filterset.query(**changes)
        return self.request.path + (f"?{query}" if query else "")

    def get_filterset_kwargs(self, filterset_class):
        """Bind the filters even to an empty query: every parameter has a default."""
        return super().get_filterset_kwargs(filterset_class) | {"data": self.request.GET}

    def paginate_queryset(self, queryset, page_size):
        """Cut the list at the page that the form has read."""
        paginator = self.get_paginator(queryset, page_size)
        page = paginator.page(self.filterset.chosen["page"])
        return paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs):
        """Add what the visitor chose and the addresses of the list."""
        context = super().get_context_data(**kwargs)
        page = context["page_obj"].number
        return context | {
            "chosen": self.filterset.chosen,
            "query": self.filterset.query(),
            "plain_address": self.request.path,
            "page_url": settings.SITE_URL + self.address(page=page),
            "is_findable": not (self.filterset.query() or self.filterset.errors),
        }
