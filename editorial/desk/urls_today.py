"""The addresses of what waits and of the search over everything, below /admin/."""

from django.urls import path

from editorial.desk import today

urlpatterns = [
    path("desk/queues/<slug:name>/", today.queue, name="queue"),
    path("desk/missing/<slug:language>/", today.missing, name="missing"),
]
