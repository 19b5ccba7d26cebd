"""Places are exact, whatever the text; finding many phrases is the same as finding each."""

from hypothesis import given
from hypothesis import strategies as st

from sources.articles import paragraphs
from sources.extraction import suggest_claims
from sources.extraction.folding import bare, plain
from sources.extraction.phrases import PhraseIndex
from tests.sources.extraction.lexicon import LEXICON, PUBLISHED

PIECES = st.sampled_from(
    ["港城", "Cảng Thành", "Portville", "Brightbot", "2024年", "năm 2024", "in 2024", "超过",
     "hơn ", "over ", "2.5", "2,5", "1.234", "万家", "亿元", "%", "％", "％至", " triệu ",
     " million ", "家企业",
     "doanh nghiệp", " firms", "第一", "全国", "分别", "三分之一", "数百", "1/3", "İ",
     "ß", "𠀀", "。",
     ". ", ", ", "；", "(", "）", "\n", "US$", "增长", "tăng ", "成立于", "总部位于", "é",
     "e\u0301"]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join)


@given(TEXTS, st.sampled_from(["en", "vi", "zh-hans", "zh-hant"]))
def test_places_are_exact(text, language):
    numbered = paragraphs(text)
    found = suggest_claims(numbered, language, LEXICON, published_on=PUBLISHED)

    for each in (*found.figures, *found.presences, *found.events, *found.mentions):
        place = each.place
        assert place.text == numbered[place.paragraph - 1][place.start : place.end]
        assert place.text


@given(st.text(max_size=60))
def test_folding_moves_no_character(text):
    assert len(plain(text)) == len(text)
    assert len(bare(plain(text))) == len(text)


@given(
    st.lists(st.text("ab 港城", min_size=1, max_size=4), max_size=12),
    st.text("ab 港城", max_size=40),
)
def test_phrases_are_found_as_if_one_by_one(phrases, text):
    kept = {phrase for phrase in phrases if len(phrase) > 1 or not phrase.isascii()}
    found = {(hit.start, hit.end) for hit in PhraseIndex((p, p) for p in phrases).find(text)}

    assert found == {
        (start, start + len(phrase))
        for phrase in kept
        for start in range(len(text))
        if text.startswith(phrase, start) and is_whole(text, start, start + len(phrase))
    }


def is_whole(text, start, end):
    """Tell whether no Latin letter adjoins a phrase that begins or ends in one."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    latin = "ab"
    return not (text[start] in latin and before and before in latin) and not (
        text[end - 1] in latin and after and after in latin
    )
