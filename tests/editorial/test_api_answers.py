"""Languages, problems, validators and open access of every answer."""

import pytest
from django.core.cache import cache

from editorial.services import publish, retire, save_record, unpublish
from hubs.models import Hub
from tests.factories import FigureFactory, HubFactory, SectorFactory

pytestmark = pytest.mark.django_db

HUBS = "/api/v1/hubs/"


def problem(response, status: int) -> dict:
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    body = response.json()
    assert set(body) == {"type", "title", "status", "detail", "code", "errors"}
    assert body["status"] == status
    return body


@pytest.mark.parametrize(
    "header, language",
    [
        ("vi", "vi"),
        ("zh-CN,zh;q=0.9", "zh-hans"),
        ("zh-TW", "zh-hant"),
        ("de, vi;q=0.5", "vi"),
        ("vi;q=0, zh-Hant", "zh-hant"),
        ("de", "en"),
        ("*", "en"),
        ("", "en"),
        (";;;", "en"),
    ],
)
def test_the_header_chooses_the_language(client, header, language):
    response = client.get(HUBS, headers={"accept-language": header})

    assert response["Content-Language"] == language
    assert "Accept-Language" in response["Vary"]


def test_the_parameter_goes_before_the_header_and_no_cookie_counts(client):
    client.cookies["lang"] = "zh-hant"
    headers = {"accept-language": "vi"}

    assert client.get(f"{HUBS}?lang=en", headers=headers)["Content-Language"] == "en"
    assert client.get(HUBS)["Content-Language"] == "en"


def test_a_text_that_fell_back_is_named(client):
    HubFactory(slug="shenzhen", name_en="Shenzhen", name_vi="Thâm Quyến", summary_en="A city.")
    publish(Hub.objects.get(slug="shenzhen"))

    body = client.get(f"{HUBS}shenzhen/?lang=vi").json()

    assert (body["name"], body["summary"]) == ("Thâm Quyến", "A city.")
    assert body["fallback"] == {"summary": "en"}


def test_all_translations_can_be_had_at_once(client):
    HubFactory(slug="shenzhen", name_en="Shenzhen", name_vi="Thâm Quyến", public=True)

    body = client.get(f"{HUBS}shenzhen/?translations=all").json()

    assert body["name"] == {"en": "Shenzhen", "vi": "Thâm Quyến", "zh-hans": "", "zh-hant": ""}
    assert body["fallback"] == {}


@pytest.mark.parametrize(
    "path", [f"{HUBS}none/", "/api/v1/nothing/", "/api/", "/api/v1/figures/9999999999999999999999/"]
)
def test_what_is_not_there_is_a_problem(client, path):
    assert problem(client.get(path), 404)["code"] == "not_found"


def test_another_method_is_a_problem_that_names_the_right_ones(client):
    response = client.put(HUBS, {"slug": "x"}, content_type="application/json")

    assert problem(response, 405)["code"] == "method_not_allowed"
    assert "GET" in response["Allow"]


def test_who_accepts_no_json_is_told_so(client):
    assert problem(client.get(HUBS, headers={"accept": "text/html"}), 406)


def test_a_format_goes_before_what_is_accepted(client):
    response = client.get(f"{HUBS}?format=csv", headers={"accept": "text/html"})

    assert response["Content-Type"].startswith("text/csv")


def test_nul_is_a_problem(client):
    assert problem(client.get(f"{HUBS}?q=%00"), 400)


def test_more_parameters_than_anyone_needs_are_a_problem(client):
    assert problem(client.get(f"{HUBS}?{'&'.join(['x=1'] * 2000)}"), 400)


def test_an_overlong_value_is_a_problem(client):
    assert problem(client.get(f"{HUBS}?q={'x' * 5000}"), 400)["errors"][0]["parameter"] == "q"


def test_a_failure_is_a_problem_without_its_cause(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("hubs.api.load_tree", lambda: 1 / 0)
    HubFactory(public=True)

    body = problem(client.get(HUBS), 500)

    assert "division" not in str(body)


def test_a_retired_record_is_gone(client):
    hub = HubFactory(slug="shenzhen", public=True)
    retire(hub)

    assert problem(client.get(f"{HUBS}shenzhen/"), 410)["code"] == "gone"


def test_a_retired_claim_is_gone(client):
    figure = FigureFactory(public=True)
    retire(figure)

    assert problem(client.get(f"/api/v1/figures/{figure.number}/"), 410)


def test_a_record_taken_back_is_not_found(client):
    hub = HubFactory(slug="shenzhen", public=True)
    unpublish(hub)

    assert problem(client.get(f"{HUBS}shenzhen/"), 404)


def test_a_former_slug_leads_to_the_present_one(client):
    hub = HubFactory(slug="canton", public=True)
    hub.slug = "guangzhou"
    save_record(hub)

    response = client.get(f"{HUBS}canton/?lang=vi", follow=True)

    assert response.redirect_chain == [("http://testserver/api/v1/hubs/guangzhou/?lang=vi", 308)]
    assert response.json()["slug"] == "guangzhou"


def test_an_answer_is_not_sent_twice(client):
    SectorFactory(public=True)
    tag = client.get("/api/v1/sectors/")["ETag"]

    again = client.get("/api/v1/sectors/", headers={"if-none-match": tag})

    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"


def test_a_change_gives_another_tag(client):
    first = client.get("/api/v1/sectors/")["ETag"]
    SectorFactory(public=True)

    assert client.get("/api/v1/sectors/")["ETag"] != first


def test_an_export_is_not_sent_twice_until_the_site_changes(client):
    SectorFactory(public=True)
    path = "/api/v1/sectors/?format=csv"
    tag = client.get(path)["ETag"]

    assert client.get(path, headers={"if-none-match": tag}).status_code == 304
    SectorFactory(public=True)
    assert client.get(path, headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize("path", [HUBS, f"{HUBS}none/", "/api/v1/schema/", "/api/v1/docs/"])
def test_every_answer_is_open_and_sets_no_cookie(client, path):
    response = client.get(path, headers={"origin": "https://elsewhere.example"})

    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    assert not response.cookies
    assert response["X-Request-ID"]


def test_browsers_may_ask_first(client):
    response = client.options(HUBS, headers={"access-control-request-method": "GET"})

    assert response.status_code == 204
    assert "If-None-Match" in response["Access-Control-Allow-Headers"]


def test_the_head_of_an_answer_can_be_had_alone(client):
    response = client.head(HUBS)

    assert (response.status_code, response.content) == (200, b"")


@pytest.fixture
def _two_a_minute(settings):
    settings.API_RATE = 2
    cache.clear()
    yield
    cache.clear()


@pytest.mark.usefixtures("_two_a_minute")
def test_too_many_requests_are_told_when_to_come_back(client):
    statuses = [client.get(HUBS).status_code for _ in range(2)]
    response = client.get(HUBS)

    assert statuses == [200, 200]
    assert problem(response, 429)["code"] == "too_many_requests"
    assert 0 <= int(response["Retry-After"]) <= 60
    assert response["X-RateLimit-Limit"] == "2"


@pytest.mark.usefixtures("_two_a_minute")
def test_each_address_is_counted_apart(client):
    for address in ("10.0.0.1", "10.0.0.2", "10.0.0.3"):
        assert client.get(HUBS, REMOTE_ADDR=address).status_code == 200


def test_no_rate_counts_nothing(client, settings):
    settings.API_RATE = 0

    assert "X-RateLimit-Limit" not in client.get(HUBS)
