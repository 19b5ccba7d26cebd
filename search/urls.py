"""The addresses of this app, below a language."""

from django.urls import path

from search.views import ResultsView

app_name = "search"
urlpatterns = [path("", ResultsView.as_view(), name="results")]
