"""A live hub changed in four languages, previewed, reviewed, published, restored, in a browser."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.site.conftest import PASSWORD
from translations.languages import LANGUAGES, column

TAGLINES = {
    "en": "A port that builds its own machines",
    "vi": "Cảng biển tự chế tạo máy móc",
    "zh-hans": "自己造机器的港口城市",
    "zh-hant": "自己造機器的港口城市",
}
MAKE_ANNA = """
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
user = get_user_model().objects.create_user("anna", password={password!r}, is_staff=True)
user.groups.add(Group.objects.get(name="Editor"))
"""


@pytest.fixture(scope="module")
def anna(site, own_database):
    """Make an editor who may not publish, and give her name."""
    command = [sys.executable, "manage.py", "shell", "-c", MAKE_ANNA.format(password=PASSWORD)]
    environment = os.environ | {
        "DATABASE_URL": own_database,
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    subprocess.run(command, cwd=settings.BASE_DIR, env=environment, check=True, timeout=60)
    return "anna"


class Clicks:
    """Presses, and counts them."""

    def __init__(self, page):
        self.page = page
        self.count = 0

    def __call__(self, selector: str) -> None:
        self.page.locator(selector).first.click()
        self.count += 1


def sign_in(open_page, name):
    page = open_page("/admin/login/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_selector("#user-tools")
    return page


def taglines(page, site) -> dict:
    found = {}
    for language in LANGUAGES:
        page.goto(f"{site}/{language}/hubs/ningbo/")
        found[language] = page.inner_text("main")
    return found


def shows(texts: dict, expected: dict) -> bool:
    return all(expected[language] in texts[language] for language in LANGUAGES)


def test_a_live_hub_goes_through_draft_preview_review_and_restore(open_page, site, anna):
    writer, reader = sign_in(open_page, anna), open_page("/en/")
    writer.goto(f"{site}/admin/hubs/hub/?q=ningbo")
    writer.click("#result_list tbody th a")
    form = writer.url
    old = {code: writer.input_value(f"[name={column('tagline', code)}]") for code in LANGUAGES}
    for code, text in TAGLINES.items():
        writer.fill(f"[name={column('tagline', code)}]", text)
    press = Clicks(writer)

    press("[name=_preview]")
    address = writer.url
    for code, text in TAGLINES.items():
        writer.goto(f"{address}?lang={code}")
        assert text in writer.frame_locator("iframe").locator("main").inner_text()
    assert shows(taglines(reader, site), old)
    press(".preview-way-on button")
    assert press.count == 2
    writer.wait_for_selector(".messagelist .success")

    boss = sign_in(open_page, "editor")
    press = Clicks(boss)
    boss.goto(f"{site}/admin/desk/review/")
    for box in boss.locator("form[data-verb=approve] [name=acknowledged]").all():
        box.check()
    press("form[data-verb=approve] button")
    boss.wait_for_selector(".messagelist .success")
    boss.goto(f"{site}/admin/desk/review/")
    for box in boss.locator("form[data-verb=publish] [name=acknowledged]").all():
        box.check()
    press("form[data-verb=publish] button")
    boss.wait_for_selector(".messagelist .success")
    assert press.count == 2
    assert shows(taglines(reader, site), TAGLINES)

    boss.goto(form)
    press = Clicks(boss)
    press(".historylink")
    press(".history__item:has(.state--superseded) form[action*='/restore/'] button")
    press("form[data-verb=publish] button")
    boss.wait_for_selector(".messagelist .success")
    assert press.count == 3
    assert shows(taglines(reader, site), old)
