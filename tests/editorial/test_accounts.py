"""Accounts: made by invitation, never deleted with their work, passwords set by mail."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse

from editorial.accounts.services import give_role, role_of
from editorial.drafts import save_draft
from editorial.patches import data_of
from editorial.roles import ADMINISTRATOR, EDITOR, PUBLISHER, TRANSLATOR, ensure_roles
from tests.editorial.people import editor, person
from tests.factories import HubFactory
from translations.models import Assignment

pytestmark = pytest.mark.django_db

LIST = "/admin/auth/user/"
ADD = "/admin/auth/user/add/"
PASSWORD = "a-long-password-of-mine"
NEW = {"username": "hoa", "first_name": "Hoa", "email": "hoa@example.org", "role": TRANSLATOR}


@pytest.fixture
def admin(client):
    user = person("dung", ADMINISTRATOR)
    client.force_login(user)
    return user


def change_of(user) -> str:
    return reverse("admin:auth_user_change", args=[user.pk])


def account(**changes) -> dict:
    """Return what the form of an account sends."""
    sent = {"username": "anna", "email": "anna@example.org", "role": EDITOR}
    return sent | {"is_active": "on", "is_staff": "on"} | changes


def link_in(message) -> str:
    [path] = re.findall(r"http://testserver(/admin/password_reset/\S+/\S+/)", message.body)
    return path


def test_a_new_account_gets_a_link_and_its_owner_signs_in(client, admin):
    response = client.post(ADD, NEW | {"languages": ["vi"]}, follow=True)

    assert b"mailed to hoa@example.org" in response.content
    hoa = get_user_model().objects.get(username="hoa")
    assert (role_of(hoa), hoa.is_staff, hoa.is_superuser) == (TRANSLATOR, True, False)
    assert Assignment.objects.languages_of(hoa) == {"vi"}
    [message] = mail.outbox
    assert message.to == ["hoa@example.org"]

    client.logout()
    form = client.get(link_in(message), follow=True)
    sent = {"new_password1": PASSWORD, "new_password2": PASSWORD}
    done = client.post(form.request["PATH_INFO"], sent, follow=True)
    assert done.redirect_chain == [(reverse("password_reset_complete"), 302)]
    assert client.login(username="hoa", password=PASSWORD)
    assert b"invalid" in client.get(link_in(message), follow=True).content


def test_a_password_may_be_typed_instead(client, admin):
    client.post(ADD, NEW | {"email": "", "password1": PASSWORD, "password2": PASSWORD})

    assert client.login(username="hoa", password=PASSWORD)
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"email": ""}, "email"),
        ({"password1": PASSWORD}, "password2"),
        ({"password2": PASSWORD}, "password2"),
        ({"password1": "12345", "password2": "12345"}, "password2"),
    ],
)
def test_an_account_without_a_way_to_its_password_is_refused(client, admin, changes, field):
    response = client.post(ADD, NEW | changes)

    assert list(response.context["adminform"].form.errors) == [field]


def test_a_mail_that_fails_is_told_and_keeps_the_account(client, admin, monkeypatch):
    def fail(user):
        raise ConnectionRefusedError

    monkeypatch.setattr("editorial.accounts.admin.invite", fail)
    response = client.post(ADD, NEW, follow=True)

    assert b"The mail to hoa@example.org failed" in response.content
    assert get_user_model().objects.filter(username="hoa").exists()


def test_role_and_languages_are_changed_as_simple_choices(client, admin):
    anna = editor()
    anna.groups.add(Group.objects.create(name="Choir"))

    client.post(change_of(anna), account(role=PUBLISHER, languages=["vi", "en"]))

    assert {group.name for group in anna.groups.all()} == {PUBLISHER, "Choir"}
    assert Assignment.objects.languages_of(anna) == {"vi", "en"}
    form = client.get(change_of(anna)).context["adminform"].form
    assert (form["role"].value(), form["languages"].value()) == (PUBLISHER, ["en", "vi"])


def test_the_forms_offer_no_way_to_become_a_superuser(client, admin):
    client.post(change_of(editor()), account(is_superuser="on", groups=["1"]))

    assert not get_user_model().objects.filter(is_superuser=True).exists()


def test_an_administrator_leaves_superusers_alone(client, admin):
    first = get_user_model().objects.create_superuser("editor", password=PASSWORD)

    assert client.post(change_of(first), account(username="mine")).status_code == 403
    assert client.post(f"{LIST}{first.pk}/password/").status_code == 403
    assert client.post(f"{LIST}{first.pk}/delete/", {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("changes", [{"is_active": ""}, {"is_staff": ""}, {"role": EDITOR}])
def test_administrators_do_not_shut_themselves_out(client, admin, changes):
    sent = account(username="dung", role=ADMINISTRATOR) | changes

    response = client.post(change_of(admin), sent)

    assert b"Only another administrator" in response.content
    admin.refresh_from_db()
    assert admin.is_active
    assert role_of(admin) == ADMINISTRATOR


def test_who_wrote_something_is_made_inactive_and_not_deleted(client, admin):
    anna, hub = editor(), HubFactory(public=True)
    save_draft(hub, data_of(hub) | {"name_vi": "Cảng"}, by=anna)

    response = client.post(f"{LIST}{anna.pk}/delete/", {"post": "yes"}, follow=True)

    assert b"Make the account inactive instead" in response.content
    assert response.redirect_chain == [(change_of(anna), 302)]
    client.post(change_of(anna), account(is_active=""))
    anna.refresh_from_db()
    assert not anna.is_active


def test_who_wrote_nothing_is_deleted(client, admin):
    anna = editor()

    client.post(f"{LIST}{anna.pk}/delete/", {"post": "yes"})

    assert not get_user_model().objects.filter(username="anna").exists()
    assert b"delete_selected" not in client.get(LIST).content


def test_the_list_of_accounts_asks_as_much_for_many_as_for_few(count_queries, admin):
    editor()
    few = count_queries(LIST)
    for number in range(8):
        editor(f"anna{number}")

    assert count_queries(LIST) == few


def test_roles_are_read_by_all_and_changed_by_administrators(client):
    ensure_roles()
    form = reverse("admin:auth_group_change", args=[Group.objects.get(name=EDITOR).pk])
    client.force_login(editor())
    assert client.get(form).status_code == 200
    assert client.post(form, {"name": "Chief"}).status_code == 403

    client.force_login(person("dung", ADMINISTRATOR))
    assert client.post(form, {"name": "Chief"}).status_code == 302


def test_a_role_that_is_taken_away_leaves_none():
    anna = editor()

    give_role(anna, "")

    assert role_of(anna) == ""


def ask_for_link(client, email, **extra):
    return client.post(reverse("admin_password_reset"), {"email": email}, follow=True, **extra)


def test_the_sign_in_page_leads_to_a_new_password(client):
    page = client.get("/admin/login/").content.decode()

    assert reverse("admin_password_reset") in page
    assert client.get(reverse("admin_password_reset")).status_code == 200


def test_a_link_leads_to_our_address_whatever_the_host(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    settings.SITE_URL = "https://atlas.example"
    anna = editor()
    anna.set_password("x")
    anna.save()

    ask_for_link(client, "anna@example.org", HTTP_HOST="evil.example")

    [message] = mail.outbox
    assert "https://atlas.example/admin/password_reset/" in message.body
    assert "evil" not in message.body + message.subject


def test_nobody_learns_which_accounts_there_are(client):
    anna = editor()
    anna.set_password("x")
    anna.save()

    known, unknown = (ask_for_link(client, name) for name in ("anna@example.org", "x@y.org"))

    assert known.redirect_chain == unknown.redirect_chain
    assert len(mail.outbox) == 1


def test_an_inactive_account_gets_no_link(client):
    anna = editor()
    anna.set_password("x")
    anna.is_active = False
    anna.save()

    ask_for_link(client, "anna@example.org")

    assert mail.outbox == []
