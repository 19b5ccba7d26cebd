"""Addresses at which translations go out as files and come back."""

from django.urls import path

from translations.desk.exchange import exchange, exchange_export, exchange_file

urlpatterns = [
    path("desk/exchange/", exchange, name="exchange"),
    path("desk/exchange/export/", exchange_export, name="exchange_export"),
    path("desk/exchange/<int:pk>/", exchange_file, name="exchange_file"),
]
