"""Texts on pages: the reader's language, or another one that says so."""

import pytest
from django.template import Context, Template
from django.utils import translation

from hubs.models import Hub
from translations.texts import text_of

HUB = Hub(slug="shenzhen", name_en="Shenzhen", name_zh_hans="深圳")
INLINE = Template("{% load translations %}<a>{% tr hub 'name' %}</a>")


def shown(language: str, hub: Hub = HUB) -> str:
    with translation.override(language):
        return INLINE.render(Context({"hub": hub}))


def test_a_text_in_the_readers_language_stands_alone():
    assert shown("en") == "<a>Shenzhen</a>"


def test_a_fallback_is_marked_with_its_language():
    assert shown("vi") == '<a><span lang="en" class="fallback">Shenzhen</span></a>'


def test_traditional_falls_back_to_simplified_before_english():
    assert shown("zh-hant") == '<a><span lang="zh-Hans" class="fallback">深圳</span></a>'


def test_a_text_is_escaped():
    assert "&lt;b&gt;" in shown("en", Hub(name_en="<b>"))


@pytest.mark.parametrize(
    "wanted, original, found",
    [
        ("vi", "zh-hant", "zh-hant"),
        ("en", "vi", "vi"),
        ("zh-hans", "vi", "zh-hant"),
    ],
)
def test_the_chain_ends_with_the_original_language(wanted, original, found):
    hub = Hub(name_vi="Thâm Quyến" if wanted != "vi" else "", name_zh_hant="深圳")
    hub.original_language = original

    assert text_of(hub, "name", wanted).language == found


def test_a_text_that_is_nowhere_is_empty():
    text = text_of(Hub(), "summary", "vi")

    assert not text
    assert not text.is_fallback
