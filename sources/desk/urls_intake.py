"""Addresses at which articles come in and are cleaned."""

from django.urls import path

from sources.desk.intake import arrival, clean_source, intake

urlpatterns = [
    path("desk/intake/", intake, name="intake"),
    path("desk/intake/<int:pk>/", arrival, name="arrival"),
    path("desk/sources/<slug:slug>/clean/", clean_source, name="clean"),
]
