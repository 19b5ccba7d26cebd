"""Public answers that are kept: for whom, for how long, in what form."""

import gzip
import time

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.exceptions import MiddlewareNotUsed
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import Client
from redis.exceptions import ConnectionError as RedisGone

from editorial import kept
from editorial.asked import address_of
from editorial.clock import hold_clock
from editorial.deploy import deploy
from editorial.kept import Watch
from editorial.middleware import KeptMiddleware
from editorial.services import retire, save_record
from hubs.models import Hub
from tests.factories import CompanyFactory, FigureFactory, HubFactory, SectorFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]

PUBLIC = "public, max-age=0, must-revalidate"
GZIP = {"accept-encoding": "gzip, deflate, br"}
SECTORS = "/api/v1/sectors/"


@pytest.fixture
def page():
    """Return the address of a hub's page."""
    return HubFactory(slug="shenzhen", name_en="Shenzhen", public=True).get_absolute_url()


@pytest.fixture
def no_database():
    """Return a function that gives a context in which no query gets an answer."""

    def fail(*args):
        raise OperationalError("the server is gone")

    return lambda: connection.execute_wrapper(fail)


def rename(hub_page: str, name: str) -> None:
    hub = Hub.objects.get(slug=hub_page.split("/")[-2])
    hub.name_en = name
    save_record(hub)


def raise_clock() -> None:
    with hold_clock() as tick:
        tick.raise_without_change()


def test_what_was_rendered_once_costs_one_query(client, page, count_queries):
    first = client.get(page)

    assert count_queries(page) == 1
    assert client.get(page).content == first.content


def test_the_clock_of_200_ms_ago_costs_none(client, page, count_queries, monkeypatch):
    monkeypatch.setattr(Watch, "seconds_known", 60)
    client.get(page)

    assert count_queries(page) == 0


@pytest.mark.parametrize(
    "path", ["/en/", "/vi/companies/", "/en/feeds/figures.atom", "/sitemap.xml", SECTORS]
)
def test_pages_feeds_sitemaps_and_the_api_are_kept(client, page, path, count_queries):
    client.get(path)

    assert count_queries(path) == 1


def test_a_change_is_seen_at_once(client, page):
    client.get(page)
    rename(page, "Shum Chun")

    assert "Shum Chun" in client.get(page).content.decode()


def test_a_process_looks_at_the_clock_every_200_ms(page, monkeypatch):
    monkeypatch.undo()
    moment = iter([0, 0, 0.1, 0.3, 0.3, 0.3])
    watch = Watch(now=lambda: next(moment))

    known = watch.read()
    raise_clock()

    assert watch.recall() == known
    assert watch.recall() == known
    assert watch.recall() is None
    assert watch.read().sequence == known.sequence + 1


def test_a_thread_that_asked_earlier_does_not_turn_the_clock_back(monkeypatch):
    monkeypatch.setattr(Watch, "seconds_known", 60)
    watch = Watch()
    later = watch.read()
    watch.now, now = (lambda: now() - 1), watch.now

    watch.read()

    assert watch.recall() is later


def test_whoever_is_signed_in_is_answered_anew_and_has_the_clock_read(client, page, monkeypatch):
    monkeypatch.setattr(Watch, "seconds_known", 60)
    anonymous, editor = client, Client()
    editor.handler = anonymous.handler  # one process
    anonymous.get(page)
    rename(page, "Shum Chun")
    assert "Shum Chun" not in anonymous.get(page).content.decode()

    editor.force_login(get_user_model().objects.create_superuser("editor"))
    response = editor.get(page)

    assert "Shum Chun" in response.content.decode()
    assert "private" in response["Cache-Control"]
    assert "Shum Chun" in anonymous.get(page).content.decode()


def test_the_tag_outlives_a_change_elsewhere(client, page):
    tag = client.get(page)["ETag"]
    SectorFactory(public=True)

    response = client.get(page, headers={"if-none-match": tag})

    assert (response.status_code, response.content) == (304, b"")
    assert response["ETag"] == tag
    assert response["Cache-Control"] == PUBLIC
    assert response["Vary"] == "Accept-Encoding"


def test_a_changed_body_has_another_tag(client, page):
    tag = client.get(page)["ETag"]
    rename(page, "Shum Chun")

    assert client.get(page, headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize("again", [False, True], ids=["rendered", "kept"])
def test_a_packed_body_has_the_weak_form_of_the_tag(client, page, again):
    if again:
        client.get(page)

    packed, plain = client.get(page, headers=GZIP), client.get(page)

    assert gzip.decompress(packed.content) == plain.content
    assert packed["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain
    assert packed["ETag"] == f"W/{plain['ETag']}"
    assert packed["Content-Length"] == str(len(packed.content))
    assert plain["Content-Length"] == str(len(plain.content))
    assert packed["Vary"] == plain["Vary"] == "Accept-Encoding"
    assert client.get(page, headers={"if-none-match": packed["ETag"]}).status_code == 304


@pytest.mark.parametrize("header", ["", "br", "identity", "gzip;q=0", "gzip; Q=0.000, br"])
def test_who_does_not_take_gzip_gets_none(client, page, header):
    for _ in range(2):
        assert "Content-Encoding" not in client.get(page, headers={"accept-encoding": header})


def test_the_head_is_that_of_the_page(client, page):
    whole, head = client.get(page), client.head(page)

    assert head.content == b""
    for name in ("ETag", "Content-Length", "Content-Type", "Vary", "Cache-Control"):
        assert head[name] == whole[name]


@pytest.mark.parametrize("path", ["/en/hubs/shenzhen/", "/api/v1/hubs/shenzhen/"])
def test_a_kept_answer_has_every_header_of_a_rendered_one(client, page, path):
    first, second = client.get(path), client.get(path)
    own = "X-Request-ID"

    assert first[own] != second[own]
    assert {**first.headers, own: ""} == {**second.headers, own: ""}
    policies = ("Content-Security-Policy", "Permissions-Policy")
    for name in (*policies, "X-Frame-Options", "X-Content-Type-Options"):
        assert name in second
    assert second["Cache-Control"] == PUBLIC


def test_the_api_stays_open_and_varies_by_language_and_format(client):
    client.get(SECTORS)
    response = client.get(SECTORS)

    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Vary"] == "Accept-Encoding, Accept, Accept-Language"


def test_a_comparison_for_other_pages_keeps_its_own_policy(client):
    HubFactory(slug="a", public=True)
    HubFactory(slug="b", public=True)
    first, second = (client.get("/en/embed/compare/a~b/") for _ in range(2))

    assert "frame-ancestors *" in second["Content-Security-Policy"]
    assert "X-Frame-Options" not in second
    assert first["Content-Security-Policy"] == second["Content-Security-Policy"]


def test_cdn_seconds_are_for_shared_caches_alone(client, page, settings):
    settings.CDN_SECONDS = 60

    assert client.get(page)["Cache-Control"] == f"{PUBLIC}, s-maxage=60"


@pytest.mark.parametrize(
    "path",
    [
        "/en/companies/?utm_source=x&kind=institute",
        "/en/companies/?a=b&c=d&kind=institute&e",
    ],
)
def test_what_a_page_does_not_know_makes_no_further_entry(client, path, count_queries):
    plain = client.get("/en/companies/?kind=institute").content

    assert count_queries(path) == 1
    assert client.get(path).content == plain


def test_the_order_of_parameters_makes_no_further_entry(client, count_queries):
    client.get(f"{SECTORS}?limit=5&lang=vi")

    assert count_queries(f"{SECTORS}?lang=vi&limit=5") == 1


def test_the_order_of_values_does(rf):
    addresses = [
        address_of(rf.get("/en/compare/", {"hub": hubs})) for hubs in (["a", "b"], ["b", "a"])
    ]

    assert addresses[0].query == "hub=a&hub=b"
    assert addresses[0] != addresses[1]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/healthz",
        "/readyz",
        "/preview/token/",
        "/admin/",
        "/admin/login/",
        "/api/v1/search/?q=a",
        "/zh-cn/hubs/",
        "/en/hubs/?q=%00",
        "/en/hubs/?q=" + "a" * 1000,
        "/nothing/",
    ],
)
def test_what_is_not_public_has_no_address(rf, path):
    assert address_of(rf.get(path)) is None


@pytest.mark.parametrize(
    "headers",
    [{"authorization": "Bearer x"}, {"host": "elsewhere.example"}, {"accept": "a/b," * 100}],
)
def test_a_request_that_is_no_ones_alone_has_no_address(rf, headers):
    assert address_of(rf.get("/en/hubs/")) is not None
    assert address_of(rf.get("/en/hubs/", headers=headers)) is None


def test_only_reading_has_an_address(rf):
    assert address_of(rf.head("/en/hubs/")) == address_of(rf.get("/en/hubs/"))
    assert address_of(rf.post("/en/hubs/")) is None


@pytest.mark.parametrize(
    "path, status",
    [
        ("/en/hubs/none/", 404),
        (f"{SECTORS}?unknown=1", 400),
        (f"{SECTORS}?format=csv", 200),
        ("/", 302),
        ("/api/v1/search/?q=a", 200),
    ],
)
def test_errors_streams_redirects_and_searches_of_the_api_are_not_kept(
    client, monkeypatch, path, status
):
    stored = []
    monkeypatch.setattr(kept, "keep", lambda *entry: stored.append(entry))

    assert client.get(path).status_code == status
    assert stored == []
    client.get(SECTORS)
    assert len(stored) == 1


def test_the_way_to_a_language_stays_private(client):
    assert "private" in client.get("/")["Cache-Control"]


def test_an_answer_that_sets_a_cookie_is_not_kept():
    response = HttpResponse("body")
    assert kept.is_keepable(response)
    response.set_cookie("seen", "1")
    assert not kept.is_keepable(response)


@pytest.mark.parametrize(
    "name, value",
    [("Vary", "Cookie"), ("Vary", "*"), ("Vary", "HX-Request"), ("Cache-Control", "private")],
)
def test_an_answer_that_says_it_differs_is_not_kept(name, value):
    assert not kept.is_keepable(HttpResponse("body", headers={name: value}))


def test_no_cookie_changes_what_is_kept(client, page):
    plain = client.get("/sitemap.xml").content
    raise_clock()
    client.cookies["lang"] = "vi"

    response = client.get("/sitemap.xml", headers={"accept-language": "zh-hant"})

    assert response.content == plain
    assert response["Vary"] == "Accept-Encoding"
    assert not response.cookies


def test_each_language_of_the_api_is_kept_apart(client):
    SectorFactory(slug="ships", name_en="Ships", name_vi="Tàu", public=True)
    path = f"{SECTORS}ships/"
    names = {}
    for _ in range(2):
        for language in ("en", "vi", "vi-VN,en;q=0.5"):
            response = client.get(path, headers={"accept-language": language})
            names[language] = response.json()["name"], response["Content-Language"]

    assert names == {"en": ("Ships", "en"), "vi": ("Tàu", "vi"), "vi-VN,en;q=0.5": ("Tàu", "vi")}


def test_who_accepts_no_json_gets_none_from_the_store_either(client):
    assert client.get(SECTORS).status_code == 200

    assert client.get(SECTORS, headers={"accept": "image/png"}).status_code == 406


def test_a_kept_answer_costs_no_part_of_the_rate(client, settings):
    settings.API_RATE = 2
    cache.clear()

    statuses = [client.get(SECTORS).status_code for _ in range(5)]
    rendered = [client.get(f"{SECTORS}?limit={n}").status_code for n in (1, 2)]

    assert statuses == [200] * 5
    assert rendered == [200, 429]
    cache.clear()


def test_the_last_good_answer_serves_when_the_database_is_gone(client, page, no_database):
    first = client.get(page)
    raise_clock()

    with no_database():
        response = client.get(page, headers=GZIP)

    assert response.status_code == 200
    assert gzip.decompress(response.content) == first.content
    assert response["Warning"].startswith("110 ")
    assert int(response["Age"]) >= 0
    assert response["Cache-Control"] == PUBLIC


def test_a_database_that_goes_while_a_page_is_rendered_is_covered_too(client, page):
    first = client.get(page)
    raise_clock()
    client.raise_request_exception = False
    asked = []

    def fail_after_the_clock(execute, sql, *args):
        asked.append(sql)
        if len(asked) > 1:
            raise OperationalError("the server is gone")
        return execute(sql, *args)

    with connection.execute_wrapper(fail_after_the_clock):
        response = client.get(page)

    assert response.content == first.content
    assert "Warning" in response


def test_a_failure_that_is_not_the_databases_shows(client, page, monkeypatch):
    client.get(page)
    raise_clock()
    client.raise_request_exception = False
    monkeypatch.setattr("hubs.views.build_profile", lambda *args, **kwargs: 1 / 0)

    assert client.get(page).status_code == 500


def test_what_was_never_kept_fails_without_a_database(client, page, no_database):
    client.raise_request_exception = False

    with no_database():
        assert client.get(page).status_code == 500


def test_a_retired_page_does_not_come_back_without_a_database(client, no_database):
    hub = HubFactory(public=True)
    client.get(hub.get_absolute_url())
    retire(hub)
    assert client.get(hub.get_absolute_url()).status_code == 410
    client.raise_request_exception = False

    with no_database():
        assert client.get(hub.get_absolute_url()).status_code == 500


def test_a_database_that_is_gone_is_not_asked_at_every_request(no_database):
    watch, asked = Watch(), []

    def fail(execute, sql, *args):
        asked.append(sql)
        raise OperationalError

    with connection.execute_wrapper(fail):
        for _ in range(3):
            with pytest.raises(kept.DatabaseGone):
                watch.read()

    assert len(asked) == 1
    watch.now = lambda: time.monotonic() + 2
    assert watch.read().sequence == 0


def test_one_thread_at_a_time_asks_a_database_that_was_gone(monkeypatch):
    moment, watch = [0.0], Watch(now=lambda: moment[0])
    refused = []

    def fail():
        raise OperationalError

    def answer_while_another_asks():
        with pytest.raises(kept.DatabaseGone):
            watch.read()
        refused.append(True)
        return 7

    monkeypatch.setattr(kept, "read_clock", fail)
    with pytest.raises(kept.DatabaseGone):
        watch.read()
    moment[0] = 2.0
    monkeypatch.setattr(kept, "read_clock", answer_while_another_asks)

    assert watch.read().sequence == 7
    assert refused


def test_an_emptied_cache_begins_another_epoch(store):
    before = kept.read_epoch()
    assert kept.read_epoch() == before

    store.clear()

    assert kept.read_epoch() != before


def test_nothing_kept_before_a_restore_is_found_after_it(client, page, count_queries):
    client.get(page)

    kept.renew_epoch()

    assert count_queries(page) > 1


def test_another_deploy_does_not_find_what_this_one_kept(client, page, count_queries, monkeypatch):
    client.get(page)

    monkeypatch.setattr(kept, "deploy", lambda: "another")

    assert count_queries(page) > 1


def test_the_deploy_is_the_same_in_every_process():
    first = deploy()
    deploy.cache_clear()

    assert deploy() == first
    assert len(first) == 16


def test_without_its_cache_the_site_serves(client, page, monkeypatch):
    class Gone:
        def __getattr__(self, name):
            raise RedisGone

    monkeypatch.setattr(kept, "_cache", Gone)

    assert client.get(page).status_code == 200
    assert client.get(page).status_code == 200


def test_two_processes_share_what_one_has_rendered(page, django_assert_num_queries):
    Client().get(page)
    other = Client()
    other.get("/healthz")

    with django_assert_num_queries(1):
        other.get(page)


def test_a_body_is_kept_under_the_clock_read_before_it(client, page):
    """A record changes after the page's first query: the page is rendered again."""
    seen = []

    def change_after_the_hub_is_read(execute, sql, *args):
        result = execute(sql, *args)
        if "hubs_hub" in sql and not seen:
            seen.append(sql)
            rename(page, "Shum Chun")
        return result

    with connection.execute_wrapper(change_after_the_hub_is_read):
        during = client.get(page).content.decode()

    assert "<h1" in during
    assert seen
    assert "Shum Chun" in client.get(page).content.decode()


def test_with_debug_nothing_is_kept(settings):
    settings.DEBUG = True

    with pytest.raises(MiddlewareNotUsed):
        KeptMiddleware(lambda request: None)


def test_the_pages_of_records_are_kept(client, count_queries):
    figure = FigureFactory(public=True)
    company = CompanyFactory(public=True)
    for record in (figure, figure.hub, figure.indicator, figure.source, company):
        path = record.get_absolute_url()
        client.get(path)
        assert count_queries(path) == 1, path
