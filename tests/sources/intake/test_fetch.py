import socket
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sources.intake import fetch as fetching
from sources.intake.fetch import FetchError, fetch, is_open

PAGE = "<p>Thâm Quyến</p>".encode()


def loopback(address: str) -> bool:
    return address == "127.0.0.1"


@contextmanager
def serving(answer):
    """Serve on the loopback; answer gets the handler. Yields (address, requests seen)."""
    seen = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            seen.append((self.path, dict(self.headers)))
            answer(self)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    )
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", seen
    finally:
        server.shutdown()
        server.server_close()


def page(handler, body=PAGE, kind="text/html; charset=utf-8", **headers):
    handler.send_response(200)
    handler.send_header("Content-Type", kind)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def moved(handler, target):
    handler.send_response(302)
    handler.send_header("Location", target)
    handler.end_headers()


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1"),
        *("169.254.169.254", "0.0.0.0", "100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1"),  # noqa: S104
        *("198.51.100.7", "203.0.113.9", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255"),
        *("::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1", "ff02::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1"),
        *("2002:7f00:1::", "2002:c0a8:101::1", "2001:0:4136:e378::1", "2001:db8::1", "::127.0.0.1"),
    ],
)
def test_addresses_inside_are_refused(address):
    assert not is_open(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111"])
def test_addresses_of_the_open_web_are_allowed(address):
    assert is_open(address)


@pytest.mark.parametrize(
    "url",
    [
        *(
            "http://127.0.0.1/",
            "http://localhost/",
            "http://[::1]/",
            "http://0/",
            "http://2130706433/",
        ),
        *(
            "http://127.1/",
            "http://0x7f.1/",
            "http://[::ffff:127.0.0.1]/",
            "http://169.254.169.254/",
        ),
        *(
            "ftp://example.org/",
            "file:///etc/passwd",
            "gopher://example.org",
            "javascript:alert(1)",
        ),
        *(
            "http://",
            "//example.org",
            "http://user:pw@example.org/",
            "http://example.org:0/",
            "http://[::1",
        ),
        *("http://exa mple.org/", "http://example.org/\r\nX: y", "http://example.org:99999/", ""),
    ],
)
def test_addresses_that_are_no_open_page_are_refused(url):
    with pytest.raises(FetchError):
        fetch(url)


def test_a_page_is_fetched_with_its_charset_and_without_cookies():
    with serving(page) as (site, seen):
        found = fetch(f"{site}/tin?a=1", allows=loopback)

    assert (found.raw, found.url, found.charset) == (PAGE, f"{site}/tin?a=1", "utf-8")
    assert seen[0][0] == "/tin?a=1"
    assert not {"Cookie", "Authorization"} & set(seen[0][1])


def test_redirects_are_followed_and_the_last_address_is_told():
    def answer(handler):
        page(handler) if handler.path == "/b" else moved(handler, "b")

    with serving(answer) as (site, _seen):
        assert fetch(f"{site}/a", allows=loopback).url == f"{site}/b"


def test_six_redirects_are_too_many():
    with (
        serving(lambda handler: moved(handler, handler.path + "x")) as (site, seen),
        pytest.raises(FetchError, match="too often"),
    ):
        fetch(f"{site}/", allows=loopback)

    assert len(seen) == 6


@pytest.mark.parametrize(
    "target",
    ["http://169.254.169.254/latest", "http://10.0.0.1/", "http://[::1]/", "file:///etc/passwd"],
)
def test_a_redirect_to_an_address_inside_is_refused(target):
    with (
        serving(lambda handler: moved(handler, target)) as (site, _seen),
        pytest.raises(FetchError),
    ):
        fetch(site, allows=loopback)


def test_a_name_is_resolved_once_and_its_address_connected_to(monkeypatch):
    answers = [[(2, 1, 6, "", ("127.0.0.1", 0))], [(2, 1, 6, "", ("10.0.0.1", 0))]]
    asked = []

    def resolve(host, *args, **kwargs):
        asked.append(host)
        return answers[min(len(asked) - 1, 1)]

    with serving(page) as (site, seen):
        port = site.rsplit(":", 1)[1]
        monkeypatch.setattr(fetching.socket, "getaddrinfo", resolve)
        monkeypatch.setattr(fetching.socket, "create_connection", _connected)
        fetch(f"http://rebinding.example:{port}/", allows=loopback)

    assert asked == ["rebinding.example"]
    assert seen[0][1]["Host"] == f"rebinding.example:{port}"


def _connected(address, timeout):
    assert address[0] == "127.0.0.1"
    made = socket.socket()
    made.settimeout(timeout)
    made.connect(address)
    return made


def test_a_name_with_one_address_inside_is_refused_whole(monkeypatch):
    both = [(2, 1, 6, "", ("8.8.8.8", 80)), (2, 1, 6, "", ("127.0.0.1", 80))]
    monkeypatch.setattr(fetching.socket, "getaddrinfo", lambda *args, **kwargs: both)

    with pytest.raises(FetchError, match="open web"):
        fetch("http://two.example/")


@pytest.mark.parametrize(
    "kind", ["application/pdf", "image/png", "application/json", "application/octet-stream"]
)
def test_other_types_of_content_are_refused(kind):
    with (
        serving(lambda handler: page(handler, kind=kind)) as (site, _seen),
        pytest.raises(FetchError, match=kind),
    ):
        fetch(site, allows=loopback)


def test_a_body_that_says_it_is_too_large_is_not_read():
    with (
        serving(lambda handler: page(handler, Content_Length=str(9_000_000))) as (site, _seen),
        pytest.raises(FetchError, match="5 MB"),
    ):
        fetch(site, allows=loopback)


def test_a_body_that_grows_too_large_is_cut_off():
    def answer(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", "text/plain")
        handler.end_headers()
        try:
            for _ in range(200):
                handler.wfile.write(b"x" * 65536)
        except OSError:
            return

    with serving(answer) as (site, _seen), pytest.raises(FetchError, match="5 MB"):
        fetch(site, allows=loopback)


@pytest.mark.parametrize("part", ["headers", "body"])
def test_a_site_that_drips_is_given_up_in_time(part):
    def answer(handler):
        if part == "body":
            handler.send_response(200)
            handler.send_header("Content-Type", "text/plain")
            handler.end_headers()
        else:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        try:
            for _ in range(100):
                handler.wfile.write(b"x")
                handler.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return

    with serving(answer) as (site, _seen):
        began = time.monotonic()
        with pytest.raises(FetchError, match="in time"):
            fetch(site, seconds=0.5, allows=loopback)

    assert time.monotonic() - began < 2


def test_a_compressed_body_is_refused():
    with (
        serving(lambda handler: page(handler, Content_Encoding="gzip")) as (site, _seen),
        pytest.raises(FetchError, match="compressed"),
    ):
        fetch(site, allows=loopback)


def test_a_page_that_is_not_there_is_told():
    with (
        serving(lambda handler: handler.send_error(404)) as (site, _seen),
        pytest.raises(FetchError, match="404"),
    ):
        fetch(site, allows=loopback)
