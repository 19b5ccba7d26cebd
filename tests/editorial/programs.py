"""Programs that write over the API, for tests."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from editorial.tokens import make_token

JSON = "application/json"


def token_of(user) -> str:
    _token, secret = make_token(user, "importer", timezone.now() + timedelta(days=30))
    return secret


class Program:
    """A client that sends a user's token, and nothing else that could sign it in."""

    def __init__(self, user):
        self.client = Client(enforce_csrf_checks=True)
        self.headers = {"authorization": f"Bearer {token_of(user)}"}

    def patch(self, path, body, tag=None, **headers):
        return self.send("patch", path, body, tag, **headers)

    def post(self, path, body, **headers):
        return self.send("post", path, body, **headers)

    def delete(self, path, body=None, tag=None, **headers):
        return self.send("delete", path, body, tag, **headers)

    def send(self, method, path, body=None, tag=None, **headers):
        condition = {} if tag is None else {"if-match": f'"{tag}"'}
        headers = self.headers | condition | headers
        sent = {} if body is None else {"data": body, "content_type": JSON}
        return getattr(self.client, method)(f"/api/v1/{path}", headers=headers, **sent)
