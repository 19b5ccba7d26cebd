"""The page that answers a question, and what the box offers while it is typed."""

from django.views.generic import TemplateView

from search.forms import QuestionForm
from search.hits import find_hits
from search.results import find
from search.suggestions import suggest

MOST_OPTIONS = 8


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


class OptionsView(TemplateView):
    """Show the first results of `q` as options of the search box: a piece of a page."""

    known_parameters = ("q",)
    template_name = "search/options.html"

    def get_context_data(self, **kwargs):
        question = QuestionForm(self.request.GET).question
        hits, _count, _how = find_hits(
            question, None, offset=0, limit=MOST_OPTIONS, most_counted=MOST_OPTIONS
        )
        return super().get_context_data(hits=hits, **kwargs)
