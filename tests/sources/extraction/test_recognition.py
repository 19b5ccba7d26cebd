"""The language and date of an article; text out of files."""

from datetime import date

import pytest

from sources.articles import paragraphs
from sources.extraction import find_date, find_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Portville is a city by the sea, and it grows.", "en"),
        ("Cảng Thành là một thành phố bên bờ biển và đang phát triển.", "vi"),
        ("港城是一座海边的城市，发展迅速，企业众多。", "zh-hans"),
        ("港城是一座海邊的城市，發展迅速，企業眾多。", "zh-hant"),
        ("DeepSeek与ChatGPT的竞争，AI企业众多，发展迅速", "zh-hans"),
        ("", "en"),
    ],
)
def test_the_language_is_recognised(text, language):
    assert find_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "PORTVILLE, May 1, 2025 /PRNewswire/ -- Portville grows.",
        "CẢNG THÀNH, ngày 1 tháng 5 năm 2025 -- Cảng Thành lớn mạnh.",
        "标题\n2025年5月1日 10:30 港城日报",
        "Title\n2025-05-01 16:23:58",
    ],
)
def test_the_date_of_a_dateline_is_found(text):
    assert find_date(paragraphs(text)) == date(2025, 5, 1)


def test_a_date_further_on_is_no_dateline():
    assert find_date([*["Nothing."] * 8, "2025-05-01 16:23:58"]) is None
