"""Who writes over the API, what their requests look like, and what never leaks."""

import json
import logging

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from editorial.models import Revision, Token
from editorial.tokens import revoke_token
from tests.editorial.people import editor
from tests.editorial.programs import JSON, Program
from tests.editorial.test_api_answers import problem
from tests.factories import HubFactory

pytestmark = pytest.mark.django_db

WRITES = [("post", "hubs/"), ("patch", "hubs/wuhan/"), ("delete", "hubs/wuhan/")]


@pytest.fixture
def hub():
    return HubFactory(slug="wuhan", name_en="Wuhan", public=True)


@pytest.fixture
def anna():
    return editor("anna")


def send(method, path, secret=None, client=None, **more):
    headers = {"if-match": '"1"'} | ({"authorization": secret} if secret else {})
    write = getattr(client or Client(), method)
    return write(f"/api/v1/{path}", {}, content_type=JSON, headers=headers, **more)


@pytest.mark.parametrize("method, path", WRITES)
@pytest.mark.parametrize(
    "sent", [None, "Bearer", "Bearer  ", "Bearer atlas_0", "Basic YTpi", "atlas_0", "Bearer ü"]
)
def test_nobody_writes_without_a_token_that_holds(hub, method, path, sent):
    response = send(method, path, sent)

    assert problem(response, 401)["code"] == "unauthorized"
    assert response["WWW-Authenticate"] == "Bearer"
    assert not Revision.objects.exists()


@pytest.mark.parametrize("method, path", WRITES)
def test_no_cookie_signs_in_to_the_api(hub, anna, method, path):
    client = Client()
    client.force_login(anna)

    assert problem(send(method, path, client=client), 401)


@pytest.mark.parametrize(
    "end",
    [
        lambda token: revoke_token(token, by=token.user),
        lambda token: Token.objects.update(expires_at=timezone.now()),
        lambda token: type(token.user).objects.update(is_active=False),
        lambda token: type(token.user).objects.update(is_staff=False),
    ],
    ids=["revoked", "expired", "deactivated", "not of the desk"],
)
def test_a_token_that_has_ended_is_refused(hub, anna, end):
    program = Program(anna)
    assert program.patch("hubs/wuhan/", {}, tag=1).status_code == 202

    end(Token.objects.get())

    assert problem(program.patch("hubs/wuhan/", {}, tag=1), 401)


def test_the_scheme_is_read_in_any_case(hub, anna):
    program = Program(anna)
    program.headers = {"authorization": program.headers["authorization"].replace("B", "b", 1)}

    assert program.patch("hubs/wuhan/", {}, tag=1).status_code == 202


def test_reading_asks_nobody(hub):
    for sent in ("Bearer atlas_0", "Basic YTpi"):
        assert Client().get("/api/v1/hubs/", headers={"authorization": sent}).status_code == 200


def test_a_write_needs_no_session_and_sets_no_cookie(hub, anna):
    response = Program(anna).patch("hubs/wuhan/", {"tagline_en": "x"}, tag=1)

    assert response.status_code == 202
    assert not response.cookies
    assert "Cookie" not in response["Vary"]


def test_the_token_goes_on_where_a_cookie_would_ask_for_a_csrf_token(hub, anna):
    program = Program(anna)
    program.client.force_login(anna)

    assert program.patch("hubs/wuhan/", {"tagline_en": "x"}, tag=1).status_code == 202


@pytest.mark.parametrize("status", [202, 400, 401, 404, 405, 412, 428])
def test_no_answer_to_a_write_is_kept_or_read_by_other_origins(hub, anna, status):
    program = Program(anna)
    response = {
        202: lambda: program.patch("hubs/wuhan/", {}, tag=1),
        400: lambda: program.patch("hubs/wuhan/", {"x": 1}, tag=1),
        401: lambda: send("patch", "hubs/wuhan/"),
        404: lambda: program.patch("hubs/none/", {}, tag=1),
        405: lambda: program.send("put", "hubs/wuhan/", {}),
        412: lambda: program.patch("hubs/wuhan/", {}, tag=9),
        428: lambda: program.patch("hubs/wuhan/", {}),
    }[status]()

    assert response.status_code == status
    assert response["Cache-Control"] == "no-store"
    assert response["X-Request-ID"]
    assert "Access-Control-Allow-Origin" not in response


def test_browsers_are_not_offered_to_write_from_other_origins(hub):
    for path in ("hubs/", "hubs/wuhan/"):
        response = Client().options(
            f"/api/v1/{path}",
            headers={
                "origin": "https://elsewhere.example",
                "access-control-request-method": "PATCH",
            },
        )
        for name in ("Allow", "Access-Control-Allow-Methods"):
            assert response[name] == "GET, HEAD, OPTIONS"
        asked = response["Access-Control-Allow-Headers"].lower()
        assert not any(name in asked for name in ("authorization", "if-match", "content-type"))


@pytest.mark.parametrize(
    "path, methods",
    [
        ("hubs/", "GET, HEAD, OPTIONS, POST"),
        ("hubs/wuhan/", "GET, HEAD, OPTIONS, PATCH, DELETE"),
        ("changes/", "GET, HEAD, OPTIONS"),
        ("nothing/", "GET, HEAD, OPTIONS"),
    ],
)
def test_an_address_tells_its_methods_to_who_asks_for_no_other_origin(path, methods):
    assert Client().options(f"/api/v1/{path}")["Allow"] == methods


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "", "application/xml"]
)
def test_only_json_is_read(hub, anna, content_type):
    response = Client().patch(
        "/api/v1/hubs/wuhan/",
        b"{}",
        content_type=content_type,
        headers=Program(anna).headers | {"if-match": '"1"'},
    )

    assert problem(response, 415)["code"] == "unsupported_media_type"


@pytest.mark.parametrize(
    "body",
    [
        b" ",
        b"{",
        b"[]",
        b"null",
        b'"x"',
        b'{"kind": NaN}',
        b'{"kind": 1, "kind": 2}',
        b"\xff\xfe",
        b"[" * 200_000,
        b'{"decimals": ' + b"9" * 5000 + b"}",
    ],
)
def test_what_is_no_json_object_is_a_problem(hub, anna, body):
    response = Client().patch(
        "/api/v1/hubs/wuhan/",
        body,
        content_type="application/json; charset=utf-8",
        headers=Program(anna).headers | {"if-match": '"1"'},
    )

    assert [fault["parameter"] for fault in problem(response, 400)["errors"]] == ["body"]


def test_a_body_is_no_larger_than_any_record(hub, anna):
    program = Program(anna)
    body = {"summary_en": "x" * 256 * 1024}

    assert problem(program.patch("hubs/wuhan/", body, tag=1), 413)["code"] == "body_too_large"
    assert problem(program.post("hubs/", body), 413)
    assert problem(program.delete("hubs/wuhan/", body, tag=1), 413)


def test_unknown_parameters_are_named_before_anything_is_written(hub, anna):
    response = Program(anna).patch("hubs/wuhan/?action=shout&x=1", {"tagline_en": "x"}, tag=1)

    named = {fault["parameter"] for fault in problem(response, 400)["errors"]}
    assert named == {"action", "x"}
    assert not Revision.objects.exists()


def test_problems_come_in_the_language_that_is_asked_for(hub, anna):
    response = Program(anna).patch("hubs/wuhan/?lang=vi", {"kind": "park"})

    assert problem(response, 428)
    assert response["Content-Language"] == "vi"


@pytest.fixture
def _two_a_minute(settings):
    settings.API_RATE = 2
    cache.clear()
    yield
    cache.clear()


@pytest.mark.usefixtures("_two_a_minute")
def test_writes_and_refused_tokens_count_against_the_rate(hub, anna):
    program = Program(anna)

    assert program.patch("hubs/wuhan/", {}, tag=1).status_code == 202
    assert send("patch", "hubs/wuhan/").status_code == 401
    response = program.patch("hubs/wuhan/", {}, tag=1)

    assert problem(response, 429)
    assert int(response["Retry-After"]) <= 60


def test_a_secret_is_in_no_log_and_no_answer(hub, anna, caplog, monkeypatch):
    caplog.set_level(logging.DEBUG)
    program = Program(anna)
    secret = program.headers["authorization"].split()[1]
    answers = [
        program.patch("hubs/wuhan/", {"tagline_en": "x"}, tag=1),
        program.patch("hubs/wuhan/", {"x": 1}, tag=1),
        send("patch", "hubs/wuhan/", f"Bearer {secret}x"),
    ]
    program.client.raise_request_exception = False
    monkeypatch.setattr("editorial.writing.save_draft", lambda *args, **how: 1 / 0)
    answers.append(program.patch("hubs/wuhan/", {"tagline_vi": "y"}, tag=1))

    assert answers[-1].status_code == 500
    told = json.dumps([answer.content.decode() for answer in answers])
    assert secret not in told + caplog.text
    assert Token.objects.get().digest not in told + caplog.text


def test_a_patch_costs_the_same_for_any_number_of_drafts(hub, anna, django_assert_max_num_queries):
    for n in range(20):
        other = Program(editor(f"editor-{n}"))
        assert other.patch("hubs/wuhan/", {"tagline_en": f"{n}"}, tag=1).status_code == 202

    program = Program(anna)
    with django_assert_max_num_queries(45):
        program.patch("hubs/wuhan/", {"tagline_en": "z"}, tag=1)
