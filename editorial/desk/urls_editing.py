"""Addresses of what the form of a record asks while it is open."""

from django.urls import path

from editorial.desk.editing import editing

urlpatterns = [path("desk/editing/<str:model>/<int:pk>/", editing, name="editing")]
