"""Ten attempts a quarter of an hour, then a clear refusal."""

import time

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.urls import reverse

from editorial.accounts.attempts import MOST

pytestmark = pytest.mark.django_db

LOGIN = "/admin/login/"


@pytest.fixture(autouse=True)
def _fresh_counts():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def anna():
    return get_user_model().objects.create_superuser("anna", password="right")


def sign_in(client, password, name="anna", **extra):
    return client.post(LOGIN, {"username": name, "password": password}, **extra)


def fail(client, times, **extra):
    return [sign_in(client, "wrong", **extra).status_code for _ in range(times)]


def test_the_eleventh_attempt_is_refused_even_with_the_right_password(client, anna):
    assert fail(client, MOST) == [200] * MOST

    response = sign_in(client, "right")

    assert response.status_code == 429
    assert response["Retry-After"] == "900"
    assert b"Too many attempts" in response.content
    assert client.get("/admin/").status_code == 302


def test_other_names_and_other_addresses_are_not_held_up(client, anna):
    get_user_model().objects.create_superuser("binh", password="right")
    fail(client, MOST + 1)

    assert sign_in(client, "right", name="binh").status_code == 302
    client.logout()
    assert sign_in(client, "right", REMOTE_ADDR="10.0.0.9").status_code == 302


def test_signing_in_forgets_the_attempts_before(client, anna):
    fail(client, MOST - 1)
    assert sign_in(client, "right").status_code == 302
    client.logout()

    assert fail(client, MOST) == [200] * MOST


def test_one_who_waited_may_try_again(client, anna, monkeypatch):
    monkeypatch.setattr("editorial.accounts.attempts.WINDOW", 0.05)
    fail(client, MOST + 1)

    time.sleep(0.1)
    assert sign_in(client, "right").status_code == 302


def test_mails_are_not_asked_for_without_end(client):
    reset = reverse("admin_password_reset")
    answers = [client.post(reset, {"email": f"a{n}@example.org"}) for n in range(MOST + 1)]

    assert [answer.status_code for answer in answers] == [302] * MOST + [429]
    assert b"Too many attempts" in answers[-1].content
