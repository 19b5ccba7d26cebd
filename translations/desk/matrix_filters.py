"""The states of texts as filters of a model's own list on the desk."""

from functools import cache

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import Count, Model, Q, QuerySet

from editorial.shapes import shape_of
from translations.counting import STATES
from translations.languages import LANGUAGES, OWN_NAMES, column
from translations.models import FieldState
from translations.state_filters import has_text_in


class StateFilter(SimpleListFilter):
    """Keep the records with a text in a state; one filter a language."""

    template = "admin/desk/_matrix_list_filter.html"
    language = ""

    def lookups(self, request, model_admin):
        """Offer every state, the worst first."""
        return [(state, FieldState.State(state).label) for state in STATES]

    def queryset(self, request, queryset):
        """Keep what is asked for. Errors: IncorrectLookupParameters for no state."""
        state = self.value()
        if state is None:
            return queryset
        if state not in STATES:
            raise IncorrectLookupParameters(state)
        return queryset.filter(self._condition(queryset.model, state))

    def get_facet_counts(self, pk_attname, filtered_qs):
        """Count the records in each state: parts of one query."""
        model = filtered_qs.model
        return {
            f"{place}__c": Count(
                pk_attname, filter=Q(pk__in=self._rows(model, state)), distinct=True
            )
            for place, state in enumerate(STATES)
        }

    def _rows(self, model: type[Model], state: str) -> QuerySet:
        return model._default_manager.filter(self._condition(model, state)).order_by().values("pk")

    def _condition(self, model: type[Model], state: str) -> Q:
        return has_text_in(model, shape_of(model).texts, state, [self.language])


@cache
def state_filters() -> tuple[type[StateFilter], ...]:
    """Return the filters of every list of records with translated texts, one a language."""
    return tuple(
        type(
            "StateFilter",
            (StateFilter,),
            {
                "title": OWN_NAMES[code],
                "parameter_name": column("texts", code),
                "language": code,
            },
        )
        for code in LANGUAGES
    )
