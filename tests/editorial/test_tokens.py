"""Tokens of programs: made and shown once, listed, revoked, found again by their secret."""

import hashlib
import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from editorial.models import Token
from editorial.tokens import make_token, owner_of, revoke_token, tokens_for
from tests.editorial.people import editor, publisher

pytestmark = pytest.mark.django_db

SECRET = re.compile(r"atlas_[0-9a-f]{64}")
MONTH = timedelta(days=30)


def make(user, name="importer", lasts=MONTH):
    return make_token(user, name, timezone.now() + lasts)


def administrator():
    return get_user_model().objects.create_superuser("root")


def page(client, user, **sent):
    client.force_login(user)
    address = reverse("admin:tokens")
    return client.post(address, sent) if sent else client.get(address)


def day(days: int) -> str:
    return (timezone.now().date() + timedelta(days=days)).isoformat()


def test_only_the_hash_of_a_secret_is_stored():
    token, secret = make(editor())

    stored = Token.objects.values().get()
    assert SECRET.fullmatch(secret)
    assert stored["digest"] == hashlib.sha256(secret.encode()).hexdigest()
    assert secret not in str(stored)
    assert token.digest not in repr(token) + str(token)


def test_a_secret_finds_its_owner():
    anna = editor()
    _token, secret = make(anna)

    assert owner_of(secret) == anna
    assert owner_of(secret[:-1]) is None
    assert owner_of("") is None
    assert owner_of("atlas_ü") is None


def test_no_token_outlives_its_day_its_revocation_or_its_owner():
    anna = editor()
    token, secret = make(anna)
    assert owner_of(secret)

    Token.objects.update(expires_at=timezone.now())
    assert owner_of(secret) is None
    Token.objects.update(expires_at=timezone.now() + MONTH)
    for name in ("is_active", "is_staff"):
        get_user_model().objects.filter(pk=anna.pk).update(**{name: False})
        assert owner_of(secret) is None
        get_user_model().objects.filter(pk=anna.pk).update(**{name: True})
    assert owner_of(secret)
    revoke_token(token, by=anna)
    assert owner_of(secret) is None


def test_use_is_noted_at_most_once_a_minute(django_assert_num_queries):
    token, secret = make(editor())
    owner_of(secret)
    token.refresh_from_db()
    first = token.last_used_at

    with django_assert_num_queries(1):
        owner_of(secret)
    token.refresh_from_db()
    assert token.last_used_at == first

    Token.objects.update(last_used_at=first - timedelta(seconds=61))
    owner_of(secret)
    token.refresh_from_db()
    assert token.last_used_at > first - timedelta(seconds=61)


@pytest.mark.parametrize("lasts", [timedelta(0), timedelta(days=-1), timedelta(days=366)])
def test_a_token_lasts_a_year_at_most(lasts):
    with pytest.raises(ValidationError) as error:
        make(editor(), lasts=lasts)

    assert "expires_at" in error.value.message_dict


def test_who_may_not_sign_in_gets_no_token():
    with pytest.raises(PermissionDenied):
        make(get_user_model().objects.create_user("reader"))


def test_each_sees_and_revokes_their_own_and_an_administrator_all():
    anna, binh, root = editor(), publisher(), administrator()
    own, _secret = make(anna)
    other, _secret = make(binh)

    assert list(tokens_for(anna)) == [own]
    assert set(tokens_for(root)) == {own, other}
    with pytest.raises(PermissionDenied):
        revoke_token(other, by=anna)
    assert revoke_token(other, by=root).revoked_at
    assert revoke_token(own, by=anna).revoked_at


def test_revoking_twice_keeps_the_first_time():
    anna = editor()
    token, _secret = make(anna)
    first = revoke_token(token, by=anna).revoked_at

    assert revoke_token(token, by=anna).revoked_at == first


def test_the_page_shows_a_secret_once_and_is_kept_nowhere(client):
    anna = editor()

    made = page(client, anna, name="importer", expires_on=day(30))
    secret = SECRET.search(made.content.decode()).group()
    again = page(client, anna)

    assert owner_of(secret) == anna
    assert "no-store" in made["Cache-Control"]
    assert secret not in again.content.decode()
    assert Token.objects.get().digest not in again.content.decode()
    assert "importer" in again.content.decode()
    assert secret not in str(dict(client.session))


@pytest.mark.parametrize("days, status", [(0, False), (1, True), (364, True), (365, False)])
def test_the_page_takes_a_day_from_tomorrow_to_a_year_from_now(client, days, status):
    response = page(client, editor(), name="importer", expires_on=day(days))

    assert Token.objects.exists() == status
    assert bool(response.context["form"].errors) != status


def test_a_token_is_valid_to_the_end_of_its_day(client):
    page(client, editor(), name="importer", expires_on=day(3))

    assert Token.objects.get().expires_at.isoformat() == f"{day(4)}T00:00:00+00:00"


def test_the_page_revokes_ones_own_and_hides_those_of_others(client):
    anna, binh = editor(), publisher()
    own, _secret = make(anna, "of-anna")
    other, _secret = make(binh, "of-binh")

    assert "of-binh" not in page(client, anna).content.decode()
    assert client.post(reverse("admin:token_revoke", args=[other.pk])).status_code == 404
    assert client.get(reverse("admin:token_revoke", args=[own.pk])).status_code == 405
    client.post(reverse("admin:token_revoke", args=[own.pk]))

    own.refresh_from_db()
    other.refresh_from_db()
    assert own.revoked_at is not None
    assert other.revoked_at is None


def test_an_administrator_sees_whose_each_token_is(client):
    make(publisher("binh"), "of-binh")

    text = page(client, administrator()).content.decode()

    assert "of-binh" in text
    assert "binh</td>" in text


def test_the_page_asks_for_a_sign_in(client):
    response = client.get(reverse("admin:tokens"))

    assert response.status_code == 302
    assert "/admin/login/" in response["Location"]


def test_the_page_asks_the_same_of_the_database_for_any_number_of_tokens(client, count_queries):
    root = administrator()
    client.force_login(root)
    for n in range(2):
        make(publisher(f"binh-{n}"))
    few = count_queries(reverse("admin:tokens"))
    for n in range(2, 60):
        make(publisher(f"binh-{n}"))

    assert count_queries(reverse("admin:tokens")) == few
