"""Where companies are, and what happened when."""

import pytest

from tests.sources.extraction.lexicon import search


@pytest.mark.parametrize(
    ("language", "sentence", "role"),
    [
        ("en", "Brightbot is headquartered in Portville.", "headquarters"),
        ("en", "Portville is home to Brightbot.", "based"),
        ("en", "Brightbot was founded in Portville.", "founded"),
        ("en", "Companies such as Brightbot have operations in Portville.", "operations"),
        ("vi", "Brightbot có trụ sở tại Cảng Thành.", "headquarters"),
        ("vi", "Cảng Thành là quê hương của Brightbot.", "based"),
        ("vi", "Brightbot ra đời tại Cảng Thành.", "founded"),
        ("vi", "Brightbot của Cảng Thành lớn mạnh.", "based"),
        ("zh-hans", "明机科技总部位于港城。", "headquarters"),
        ("zh-hans", "明机科技来自港城。", "based"),
        ("zh-hans", "明机科技成立于港城。", "founded"),
        ("zh-hans", "来自港城的明机科技发展迅速。", "based"),
        ("zh-hant", "明機科技總部設在港城。", "headquarters"),
        ("zh-hant", "港城的明機科技發展迅速。", "based"),
        ("zh-hant", "港城誕生了明機科技。", "founded"),
    ],
)
def test_a_presence_is_suggested(language, sentence, role):
    [found] = search(sentence, language).presences

    assert (found.company, found.hub, found.role) == ("brightbot", "portville", role)


def test_every_company_of_a_list_is_there():
    found = search("Portville is home to giants like Brightbot and Skyco.", "en").presences

    assert [each.company for each in found] == ["brightbot", "skyco"]


def test_here_means_the_hub_of_the_paragraph():
    text = "Portville is a hub. Big firms like Brightbot and Skyco are headquartered here."

    found = search(text, "en").presences

    assert {(each.company, each.hub) for each in found} == {
        ("brightbot", "portville"),
        ("skyco", "portville"),
    }


def test_two_names_in_one_sentence_are_no_presence():
    assert search("Brightbot praised Portville.", "en").presences == ()


@pytest.mark.parametrize(
    ("language", "sentence", "kind", "day", "precision"),
    [
        ("en", "Brightbot was founded in 1998.", "founding", "1998-01-01", "year"),
        ("vi", "Brightbot được thành lập năm 1998.", "founding", "1998-01-01", "year"),
        ("zh-hans", "1978年7月，港城颁布试行办法。", "policy", "1978-07-01", "month"),
        ("zh-hant", "2024年5月3日，明機科技推出新機器人。", "product", "2024-05-03", "day"),
    ],
)
def test_an_event_is_suggested(language, sentence, kind, day, precision):
    [found] = search(sentence, language).events

    assert (found.kind, found.date.isoformat(), found.precision) == (kind, day, precision)
    assert not found.planned


def test_a_plan_is_an_event_to_come():
    [found] = search("Portville aims to build the largest cluster by the end of 2026.", "en").events

    assert (found.planned, found.date_qualifier, found.date.isoformat()) == (
        True,
        "by",
        "2026-12-31",
    )
