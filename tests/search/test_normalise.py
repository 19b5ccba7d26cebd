"""One folding for asking and indexing."""

import pytest

from search.normalise import fold, phrases, says, tokens


@pytest.mark.parametrize(
    "written, folded",
    [
        ("Đà Nẵng", "da nang"),
        ("HÀNG CHÂU", "hang chau"),
        ("Quý Châu", "quy chau"),
        ("杭州", "杭州"),
        ("貴陽", "贵阳"),
        ("ＡＩ芯片", "ai芯片"),
        ("Gui’an", "gui’an"),
    ],
)
def test_case_marks_width_and_script_do_not_count(written, folded):
    assert fold(written) == folded


def test_a_run_of_han_gives_its_bigrams_and_latin_its_words():
    assert tokens("AI芯片創新") == ["ai", "芯片", "片创", "创新"]


def test_one_han_letter_stands_alone():
    assert tokens("深") == ["深"]


def test_a_question_asks_for_each_run_as_a_phrase():
    assert phrases("深圳創新 Thâm") == ["深圳 圳创 创新", "tham"]


@pytest.mark.parametrize("question", ["da nang", "Đà Nẵng", "nang", "岘港", "峴", "da 港"])
def test_a_text_answers_in_any_script(question):
    assert says("Đà Nẵng 峴港", question)


@pytest.mark.parametrize("question", ["", "#", "ang", "da lat", "港岘"])
def test_a_text_answers_nothing_else(question):
    assert not says("Đà Nẵng 峴港", question)
