"""The address of the matrix of translations, below /admin/."""

from django.urls import path

from translations.desk.matrix import matrix

urlpatterns = [path("desk/translations/", matrix, name="translations")]
