"""The addresses at which a record's texts stand beside their originals, below /admin/."""

from django.urls import path

from translations.desk.sides import sides
from translations.desk.sides_checks import sides_check

urlpatterns = [
    path("desk/translations/<str:model>/<int:pk>/<slug:language>/", sides, name="sides"),
    path(
        "desk/translations/<str:model>/<int:pk>/<slug:language>/check/",
        sides_check,
        name="sides_check",
    ),
]
