import random
import time

import pytest

from sources.intake.clean import REASONS, clean
from sources.intake.decode import UnreadableText, decode
from sources.intake.read import read, read_bytes
from sources.intake.recognise import recognise

SIMPLIFIED = "深圳和杭州的创新活力，可以用一些数据指标来进行对比。"
TRADITIONAL = "深圳和杭州的創新活力，可以用一些數據指標來進行對比。"
VIETNAMESE = "Thâm Quyến giữ ngôi đầu về nghiên cứu, Hàng Châu bám sát nhờ kinh tế số."

PAGE = """<!doctype html><html lang="en"><head><title>A city | The Paper</title>
<meta property="og:title" content="A city counts its patents">
<meta property="og:site_name" content="The Paper">
<link rel="canonical" href="https://paper.example/a?utm_source=x">
<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"],
 "author": [{"name": "An Le"}, {"name": "Bo Li"}],
 "datePublished": "2025-03-18T06:00:00Z"}]}</script>
</head><body><nav><ul><li><a href="/">Home</a><li><a href="/t">Tech</a></ul></nav>
<article><h1>A city counts its patents</h1>
<p>Shenzhen had over 25,000 companies &amp; <b>many</b>
 patents at the end of 2024, its statistics office said.<p>A second paragraph follows the first.
<figure><img src=x><figcaption>A street in the rain</figcaption></figure>
<table><tr><th>City<td>2024</table>
<div style="display: none">Not to be seen</div></article>
<div class="comments"><p>First!</p></div><footer>About us</footer>
<script>var x = "<p>no</p>";</script></body></html>"""


@pytest.mark.parametrize(
    "text,encoding",
    [
        (SIMPLIFIED, "gb18030"),
        (SIMPLIFIED, "utf-16"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "utf-8-sig"),
        (VIETNAMESE, "utf-8"),
        ("A café in Zürich said “no” – twice.", "cp1252"),
    ],
)
def test_encodings_are_recognised_without_a_word_about_them(text, encoding):
    assert decode(text.encode(encoding)).text == text


def test_a_declared_charset_decides_over_what_would_fit_too():
    raw = b'<meta charset="iso-8859-1"><p>Caf\xe9</p>'

    assert decode(raw).text.endswith("<p>Café</p>")
    assert decode(TRADITIONAL.encode("big5"), "big5").encoding == "big5hkscs"


def test_utf8_that_was_cut_is_still_utf8():
    assert decode((SIMPLIFIED * 5).encode()[:-1]).text.startswith(SIMPLIFIED)


@pytest.mark.parametrize("raw", [b"%PDF-1.7\0\0\1", b"\x89PNG\r\n\0", bytes(range(128, 256)) * 40])
def test_bytes_that_are_no_text_are_refused(raw):
    with pytest.raises(UnreadableText):
        decode(raw)


def test_a_declaration_that_names_no_text_encoding_is_passed_over():
    assert decode(b"charset=base64 caf\xc3\xa9").text.endswith("café")


def test_a_page_is_read_in_blocks_in_its_order():
    lines = read(PAGE).lines

    assert lines == [
        *("Home", "Tech", "A city counts its patents"),
        "Shenzhen had over 25,000 companies & many patents at the end of 2024, its statistics"
        " office said.",
        *("A second paragraph follows the first.", "A street in the rain", "City", "2024"),
        *("Not to be seen", "First!", "About us"),
    ]


def test_what_the_markup_holds_for_no_article_is_dropped_with_its_reason():
    found = clean(read(PAGE))

    assert found == {
        1: "navigation",
        2: "navigation",
        6: "caption",
        9: "hidden",
        10: "comments",
        11: "page",
    }
    assert set(found.values()) <= set(REASONS)


def test_a_page_says_who_published_it_and_when():
    article = read(PAGE)
    found = recognise(article, clean(article))

    assert found.title == "A city counts its patents"
    assert (found.publisher, found.author) == ("The Paper", "An Le, Bo Li")
    assert (str(found.published_on), found.language) == ("2025-03-18", "en")
    assert found.url == "https://paper.example/a?utm_source=x"


def test_a_zone_that_holds_most_of_the_prose_is_the_article():
    prose = "<p>Shenzhen had over 25,000 companies at the end of 2024, its office said.</p>"
    article = read(f'<html><body><div class="sidebar">{prose * 3}</div></body></html>')

    assert clean(article) == {}


def test_text_is_read_in_its_non_blank_lines():
    article = read("\ufeffOne\r\n\r\n  Two \u2028 x\rThree <b>\n")

    assert article.lines == ["One", "Two \u2028 x", "Three <b>"]


@pytest.mark.parametrize(
    "line,reason",
    [
        ("首页 > 科技 > 正文", "navigation"),
        ("Home | Business | Technology | Sign in", "navigation"),
        ("Trang chủ › Công nghệ", "navigation"),
        ("图为深圳南山区夜景，记者摄于6月18日", "caption"),
        ("Một góc phố đi bộ về đêm. Ảnh: Hải Vân", "caption"),
        ("（圖／記者王小明攝）", "caption"),
        ("Photograph: Jane Doe/Example", "caption"),
        ("12,345 views", "share"),
        ("1.204 lượt xem · 23 bình luận", "share"),
        ("Share this article", "share"),
        ("All rights reserved.", "legal"),
        ("版權所有，未經授權不得轉載", "legal"),
        ("Bản quyền thuộc về Báo Ví Dụ", "legal"),
        ("Quảng cáo", "advert"),
        ("Advertisement", "advert"),
        ("【广告】扫码报名立减100元", "advert"),
        ("Related: ten cities to visit", "related"),
        (">> Xem thêm: 10 thành phố nên đến", "related"),
        ("延伸閱讀：十座城市", "related"),
        ("Nội dung này được cung cấp bởi nhà cái uy tín, cá cược hợp pháp", "spam"),
        ("2025-07-19 16:23:58", "time"),
        ("记者：王小明", "byline"),
        ("Tác giả: Nguyễn Văn A", "byline"),
        ("***", "no_words"),
    ],
)
def test_noise_is_recognised_by_its_words(line, reason):
    prose = "Shenzhen had over 25,000 companies at the end of 2024, its statistics office said."
    article = read("\n".join([prose, prose, line, prose]))

    assert clean(article) == {3: reason}


@pytest.mark.parametrize(
    "line",
    [
        "上圖是深圳2023年的主要工業產品產量，有機器人、智能手機、集成電路等。",
        "Theo ông Quách, hai thành phố nên hợp tác với nhau để cùng phát triển công nghệ mới.",
        "By 2030 the city aims to double its computing capacity, officials say.",
        "Sharing data between cities is hard.",
        "Shenzhen: From Manufacturing to Tech Powerhouse",
        "深圳有必要焦慮嗎？",
        "Related industries grew by 12% in Nanshan.",
        "The company has 25,000 followers in China and 300 stores, it said.",
        "Ảnh hưởng của chính sách mới đối với doanh nghiệp là rất lớn.",
        "图像识别企业在深圳超过300家。",
        "Advertising revenue of Tencent rose 20%.",
        "评论认为，杭州的数字经济更强。",
    ],
)
def test_what_only_looks_like_noise_is_kept(line):
    prose = "Shenzhen had over 25,000 companies at the end of 2024, its statistics office said."

    assert clean(read("\n".join([prose, line, prose]))) == {}


def test_words_are_never_edited():
    lines = ["A  b", "“Ｑ”  ﬁ", "x" * 500]

    assert read("\n".join(lines)).lines == lines


HOSTILE = {
    "open": lambda n: "<p>" + "<div>" * (n // 5),
    "crossed": lambda n: "<p>" + "<b>" * (n // 7) + "</i>" * (n // 7),
    "brackets": lambda n: "<p>" + "<" * n,
    "quotes": lambda n: "<p>" + '<a b="' * (n // 6),
    "comments": lambda n: "<p>" + "<!--" * (n // 4),
    "scripts": lambda n: "<p>" + "<script>" * (n // 8),
    "references": lambda n: "<p>" + "&" * n,
    "lines": lambda n: "a b\n" * (n // 4),
    "counts": lambda n: ("1 comments " * 30 + "\n") * (n // 331),
    "endings": lambda n: (
        "深圳市的企业超过一百家，增长很快，未来可期，大家都看好。\nsource: x y\n" * (n // 100)
    ),
    "prose": lambda n: (
        ("Shenzhen had over 25,000 firms at the end of 2024, it said.. \n") * (n // 62)
    ),
    "menus": lambda n: ("a | " * 30 + "\n") * (n // 121),
}


@pytest.mark.parametrize("shape", HOSTILE)
def test_hostile_shapes_take_linear_time(shape):
    def seconds(length: int) -> float:
        raw = HOSTILE[shape](length).encode()
        began = time.process_time()
        clean(read_bytes(raw))
        return time.process_time() - began

    short = min(seconds(100_000) for _ in range(2))

    assert seconds(800_000) < 8 * 3 * short + 0.2


def test_any_bytes_are_read_or_refused():
    pieces = [b"<p>", b"</p>", b"<!--", b'"', b"<a href='", b"&#x", b"\xe6\xb7", b"<script>", b"\n"]
    rolled = random.Random(5)  # noqa: S311
    for _ in range(300):
        raw = b"".join(rolled.choices([*pieces, b"text ", "深圳".encode()], k=30))
        try:
            article = read_bytes(raw)
        except UnreadableText:
            continue
        assert [block.number for block in article.blocks] == list(range(1, len(article.blocks) + 1))
        clean(article)
