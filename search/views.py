"""The page that answers a question."""

from django.views.generic import TemplateView

from search.results import find


class ResultsView(TemplateView):
    """Show what matches `q`, grouped by kind of record; an empty question shows the box alone."""

    template_name = "search/results.html"

    def get_context_data(self, **kwargs):
        question = self.request.GET.get("q", "").strip()
        groups = find(question) if question else []
        total = sum(group.count for group in groups)
        return super().get_context_data(question=question, groups=groups, total=total, **kwargs)
