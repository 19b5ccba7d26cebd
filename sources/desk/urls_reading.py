"""The addresses of the reading desk, below /admin/."""

from django.urls import path

from sources.desk import reading

urlpatterns = [
    path("desk/reading/<slug:slug>/", reading.reading, name="reading"),
    path("desk/reading/<slug:slug>/check/", reading.reading_check, name="reading_check"),
    path("desk/reading/<slug:slug>/claim/", reading.reading_claim, name="reading_claim"),
    path("desk/reading/<slug:slug>/reject/", reading.reading_reject, name="reading_reject"),
    path("desk/reading/<slug:slug>/mentions/", reading.reading_mentions, name="reading_mentions"),
    path("desk/reading/<slug:slug>/stub/", reading.reading_stub, name="reading_stub"),
    path("desk/reading/<slug:slug>/publish/", reading.reading_publish, name="reading_publish"),
]
