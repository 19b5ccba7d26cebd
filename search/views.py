"""The page that answers a question."""

from django.views.generic import TemplateView

from search.forms import QuestionForm
from search.results import find
from search.suggestions import suggest


class ResultsView(TemplateView):
    """Show what matches `q`, grouped by kind of record; an empty question shows the box alone."""

    known_parameters = ("q", "type", "lang", "page")
    template_name = "search/results.html"

    def get_context_data(self, **kwargs):
        form = QuestionForm(self.request.GET)
        asked = form.asked
        results = find(**asked) if asked else None
        suggestions = suggest(asked) if asked and not results.groups else None
        return super().get_context_data(
            form=form, results=results, suggestions=suggestions, **kwargs
        )
