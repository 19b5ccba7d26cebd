"""What was converted between the Chinese scripts says so until somebody reviewed it."""

import pytest

from editorial.publishing import publish_draft
from tests.editorial.people import editor, publisher
from tests.factories import HubFactory
from tests.pages.reading import head, is_noindex, sitemap
from translations.marks import CONVERTED, REVIEWED
from translations.services import save_texts, say

pytestmark = pytest.mark.django_db

NOTICE = "由簡體自動轉換"


@pytest.fixture
def hub():
    hub = HubFactory(
        slug="lake",
        name_zh_hans="湖城",
        name_zh_hant="湖城",
        summary_en="In short.",
        summary_zh_hans="湖城是一座城市。",
        public=True,
    )
    text = {"summary_zh_hant": "湖城是一座城市。"}
    draft = save_texts(hub, text, by=editor(), said=CONVERTED, origin="script")
    publish_draft(draft, by=publisher())
    hub.refresh_from_db()
    return hub


def page(client, language):
    return client.get(f"/{language}/hubs/lake/").content.decode()


def test_the_page_says_so_where_the_text_stands(client, hub):
    assert NOTICE in page(client, "zh-hant")
    assert NOTICE not in page(client, "zh-hans")


def test_search_engines_are_not_led_there(client, hub):
    assert is_noindex(head(client, "/zh-hant/hubs/lake/"))
    assert set(sitemap(client)["/en/hubs/lake/"]) == {"en", "zh-Hans", "x-default"}


def test_a_review_takes_the_notice_away(client, hub):
    say(hub, {"summary_zh_hant": REVIEWED}, by=editor("dao"))

    assert NOTICE not in page(client, "zh-hant")
    assert "/zh-hant/hubs/lake/" in sitemap(client)
