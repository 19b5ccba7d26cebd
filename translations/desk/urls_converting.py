"""The address at which one Chinese script is filled from the other, below /admin/."""

from django.urls import path

from translations.desk.converting import convert

urlpatterns = [path("desk/translations/convert/", convert, name="convert")]
