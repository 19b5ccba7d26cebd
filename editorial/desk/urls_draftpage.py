"""Addresses of drafts, of the history of records, and of the review queue."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from editorial.desk.drafts import draft, draft_act
from editorial.desk.history import batch, record_history, restore_batch, restore_revision
from editorial.desk.queue import review
from editorial.desk.verbs import VERBS


class VerbConverter(StringConverter):
    """One of the things that can be done with a draft; other words are other pages."""

    regex = "|".join(VERBS)


register_converter(VerbConverter, "verb")

urlpatterns = [
    path("desk/drafts/<int:pk>/", draft, name="draft"),
    path("desk/drafts/<int:pk>/<verb:verb>/", draft_act, name="draft_act"),
    path("desk/history/<str:model>/<int:pk>/", record_history, name="record_history"),
    path("desk/revisions/<int:pk>/restore/", restore_revision, name="restore"),
    path("desk/batches/<str:batch>/", batch, name="batch"),
    path("desk/batches/<str:batch>/restore/", restore_batch, name="restore_batch"),
    path("desk/review/", review, name="review"),
]
