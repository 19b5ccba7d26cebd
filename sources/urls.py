"""The addresses of this app, below a language."""

from django.urls import path  # noqa: F401

app_name = "sources"
urlpatterns = []
