"""A served site with its starter content, and a Chromium to look at it."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

CHROMIUM = Path("/usr/bin/chromium")
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SECONDS_TO_START = 60
PASSWORD = "only for the suite 2031"


def pytest_collection_modifyitems(items):
    """Mark all that stands in this folder."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.site)


@pytest.fixture(scope="session")
def own_database(tmp_path_factory):
    """Give a database address of the kind the suite runs on, empty and gone afterwards."""
    entry = settings.DATABASES["default"]
    if entry["ENGINE"].endswith("sqlite3"):
        yield f"sqlite:///{tmp_path_factory.mktemp('site') / 'site.sqlite3'}"
        return
    name = f"site_{os.getpid()}"
    host, port, user = entry["HOST"], entry["PORT"] or 5432, entry["USER"]
    server = f"postgresql://{user}@{host}:{port}/postgres"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield f"postgres://{user}@{host}:{port}/{name}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def site(own_database, tmp_path_factory):
    """Serve the site as `make serve` does and give its address."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = os.environ | {
        "DATABASE_URL": own_database,
        "SITE_URL": address,
        "INSECURE_HTTP": "1",
        "EDITOR_PASSWORD": PASSWORD,
        "API_RATE": "0",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    log = tmp_path_factory.mktemp("log") / "serve.log"
    command = [sys.executable, "manage.py", "serve", f"127.0.0.1:{port}"]
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, cwd=settings.BASE_DIR, env=environment, stdout=output, stderr=output
        )
    try:
        _wait(server, f"{address}/readyz", log)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def browser():
    """Give a headless Chromium; where it is missing CI fails and others skip."""
    from playwright.sync_api import sync_playwright

    if not CHROMIUM.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{CHROMIUM} is missing; the package chromium holds it")
        pytest.skip(f"{CHROMIUM} is missing")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser, site):
    """Return a function that opens a path and gives the page; complaints fail the test."""
    contexts = []
    complaints = []

    def open_one(path: str, *, width=1280, scheme="light", **options):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(site + path)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def figure_number(site):
    """Give the number of a figure that has a page."""
    with urllib.request.urlopen(f"{site}/api/v1/figures/?limit=1", timeout=30) as response:
        return json.load(response)["results"][0]["id"]


def _wait(server: subprocess.Popen, address: str, log: Path) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    pytest.fail(f"the site did not start:\n{log.read_text(encoding='utf-8')[-2000:]}")
