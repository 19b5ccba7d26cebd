"""The addresses of this app, below a language."""

from django.urls import path

from search.views import OptionsView, ResultsView

app_name = "search"
urlpatterns = [
    path("", ResultsView.as_view(), name="results"),
    path("options/", OptionsView.as_view(), name="options"),
]
