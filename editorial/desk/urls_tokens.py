"""Addresses of the tokens of programs."""

from django.urls import path

from editorial.desk.tokens import revoke, tokens

urlpatterns = [
    path("desk/tokens/", tokens, name="tokens"),
    path("desk/tokens/<int:pk>/revoke/", revoke, name="token_revoke"),
]
