"""The addresses of what waits and of the search over everything, below /admin/."""

from django.urls import path

from editorial.desk import today
from editorial.desk.search import desk_search

urlpatterns = [
    path("desk/search/", desk_search, name="desk_search"),
    path("desk/queues/<slug:name>/", today.queue, name="queue"),
]
