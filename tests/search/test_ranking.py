"""What stands first: by where it is found, the same on every database."""

from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hubs.models import Alias
from search import rows
from search.answering import How, answer_to
from search.asking import read_question
from search.engines.base import DatabaseEngine
from tests.factories import (
    CompanyFactory,
    GroupFactory,
    HubFactory,
    IndicatorFactory,
    PageFactory,
    SourceFactory,
    publish_whole,
)
from tests.search.finds import found

pytestmark = pytest.mark.django_db


def with_alias(hub, text: str, language: str = "vi"):
    Alias.objects.create(hub=hub, text=text, language=language, kind="short")
    publish_whole(hub)
    return hub


@pytest.fixture
def danang():
    hub = HubFactory(
        slug="danang",
        name_en="Da Nang",
        name_vi="Đà Nẵng",
        name_zh_hans="岘港",
        name_zh_hant="峴港",
    )
    HubFactory(slug="other", name_en="Another", summary_vi="Gần Đà Nẵng.", public=True)
    publish_whole(hub)
    return hub


WAYS = ["da nang", "Đà Nẵng", "DA NANG", "đà nẵng", "岘港", "峴港", "Ｄａ Nang"]


@pytest.mark.parametrize("question", WAYS)
@pytest.mark.usefixtures("danang")
def test_every_way_to_write_a_city_finds_it_first(question):
    assert found(question)[0] == "hub/danang"


def test_where_it_is_found_decides_first():
    HubFactory(slug="text", name_en="A", summary_en="Near Beta.", public=True)
    HubFactory(slug="title", name_en="Beta Valley", public=True)
    with_alias(HubFactory(slug="alias", name_en="B"), "Beta")
    CompanyFactory(slug="name", name_en="Beta", public=True)

    assert found("beta") == ["company/name", "hub/alias", "hub/title", "hub/text"]


def test_the_same_marks_come_before_others():
    HubFactory(slug="a-bare", name_en="Ha Long", public=True)
    HubFactory(slug="b-marked", name_vi="Hạ Long", name_en="", public=True)

    assert found("Hạ Long") == ["hub/b-marked", "hub/a-bare"]
    assert found("ha long") == ["hub/a-bare", "hub/b-marked"]


def test_the_same_marks_come_before_others_in_titles_and_texts():
    HubFactory(slug="bare-title", name_en="Ha Long bay", public=True)
    CompanyFactory(slug="marked-title", name_en="Vịnh Hạ Long", public=True)
    HubFactory(slug="bare-text", name_en="C", summary_en="Near ha long.", public=True)
    CompanyFactory(slug="marked-text", name_en="D", summary_vi="Gần hạ long.", public=True)

    assert found("hạ long") == [
        "company/marked-title",
        "hub/bare-title",
        "company/marked-text",
        "hub/bare-text",
    ]


def test_the_same_characters_come_before_the_other_script():
    HubFactory(slug="hans", name_en="", name_zh_hans="岘港", public=True)
    HubFactory(slug="hant", name_en="", name_zh_hant="峴港", public=True)

    assert found("峴港") == ["hub/hant", "hub/hans"]
    assert found("岘港") == ["hub/hans", "hub/hant"]


def test_texts_of_the_same_script_come_before_the_other():
    CompanyFactory(slug="a", name_en="A", summary_zh_hans="靠近深圳创新园。", public=True)
    CompanyFactory(slug="b", name_en="B", summary_zh_hant="靠近深圳創新園。", public=True)

    assert found("深圳創新") == ["company/b", "company/a"]
    assert found("深圳创新") == ["company/a", "company/b"]


def test_hubs_come_before_companies_before_the_rest_then_names():
    PageFactory(slug="about", title_en="Delta page", public=True)
    SourceFactory(slug="news", title_en="Delta news", public=True)
    IndicatorFactory(slug="rate", name_en="Delta rate", public=True)
    GroupFactory(slug="group", name_en="Delta group", public=True)
    CompanyFactory(slug="works", name_en="Delta works", public=True)
    HubFactory(slug="z", name_en="Delta Zoo", public=True)
    HubFactory(slug="a", name_en="Delta Ärea", public=True)

    assert found("delta") == [
        *("hub/a", "hub/z", "company/works", "group/group"),
        *("indicator/rate", "source/news", "page/about"),
    ]


def test_words_may_stand_in_names_of_several_languages():
    HubFactory(slug="lake", name_en="Lake City", name_zh_hans="湖城", public=True)

    assert found("lake 湖城") == ["hub/lake"]


@pytest.mark.parametrize(
    "question, slugs",
    [
        ('"red lake"', ["red"]),
        ("red lake", ["red", "mixed"]),
        ("lake -red", ["blue"]),
        ("blue OR red", ["blue", "mixed", "red"]),
        ('lake "blue" OR red', ["blue", "mixed", "red"]),
        ('lake -"red lake"', ["blue", "mixed"]),
        ("lake -湖城", ["mixed", "red"]),
        ("“red lake”", ["red"]),
        ("「湖城」", ["blue"]),
        ("-red", []),
        ("OR", []),
    ],
)
def test_quotes_minus_and_or_are_understood(question, slugs):
    HubFactory(slug="blue", name_en="Blue Lake", name_zh_hans="湖城", public=True)
    HubFactory(slug="red", name_en="Red Lake", public=True)
    HubFactory(slug="mixed", name_en="Lake of red sand", public=True)

    assert [record.removeprefix("hub/") for record in found(question)] == slugs


@pytest.mark.parametrize(
    "question",
    [
        *("'", '"', '""', '"-"', "-", "--", "- -", "OR OR", "NOT", "NEAR(a b)", "a AND b", "*"),
        *("a:b", "tokens:x", "(", ")(", "\\", "'';--", "& | !", "<->", "a\u0000b", "🦆", "\ufeff"),
        *("x" * 5000, "深" * 5000, "a " * 5000, '"' * 999, "-a " * 99, "a OR " * 99, "é" * 300),
        *("\u0300\u0301", "ﷺ" * 50, "𠀀𠀁", "؟ كلمة", "한국어 단어", "|"),
        *("=a", "^a", "@hub0", "@sample", "!a"),
        *("1", "a" + "\u0323" * 400, "<b>", "%", "_", "\u202e", "İ", "ß", "..."),
    ],
)  # fmt: skip
def test_no_question_however_odd_is_an_error(question):
    HubFactory(name_en="A b", summary_en="A b c.", public=True)

    for asked in (question, f'"{question}"', f"a -{question}", f"a OR {question}"):
        found(asked)


def test_no_more_is_read_of_a_question_than_its_limits():
    ask = read_question(" ".join(f"word{n}" for n in range(100)))

    assert len(ask.terms) == 12
    assert len(read_question("字" * 500).terms[0].folded) <= 40


@pytest.mark.parametrize("question", ["hangzou", "hangzhuo", "hanghzou", "angzhou", "hangzhoou"])
def test_a_misspelt_name_is_found_where_nothing_else_is(question):
    HubFactory(slug="hangzhou", name_en="Hangzhou", public=True)
    HubFactory(slug="suzhou", name_en="Suzhou", public=True)

    assert found(question)[0] == "hub/hangzhou"
    assert answer_to(question, most=5, most_counted=9).how == How.SIMILAR


def test_misspellings_are_not_looked_for_where_something_is_found():
    HubFactory(slug="hangzhou", name_en="Hangzhou", public=True)
    HubFactory(slug="typo", name_en="Hangzou", public=True)

    assert found("hangzou") == ["hub/typo"]


def test_of_several_words_those_that_nothing_has_are_misspelt():
    HubFactory(slug="portville", name_en="Portville", summary_en="A harbour town.", public=True)
    HubFactory(slug="harbourside", name_en="Harbourside", public=True)

    assert found("harbour portvile xyzzy") == ["hub/portville"]
    assert found("which town of all towns by a harbour is called portvile") == ["hub/portville"]
    assert answer_to("harbour xyzzy", most=5, most_counted=9).how == How.SOME


def test_what_may_not_be_found_is_not_found_by_likeness_either():
    HubFactory(slug="portville", name_en="Portville", public=True)
    HubFactory(slug="portvills", name_en="Portvills", summary_en="A harbour.", public=True)

    assert found("portvile") == ["hub/portville", "hub/portvills"]
    assert found("portvile -harbour") == found("portvile xyzzy -harbour") == ["hub/portville"]
    assert found("portvile -portville") == ["hub/portvills"]
    assert found("xyzzy -portvile") == found("portvile -portville -harbour") == []


def test_words_that_another_language_has_are_misspelt_in_this_one():
    HubFactory(slug="portville", name_en="Portville", summary_vi="Bến cảng.", public=True)
    HubFactory(slug="other", name_en="Other", summary_en="Portvile is misspelt.", public=True)

    assert found("portvile xyzzy", language="vi") == ["hub/portville"]


def test_of_long_questions_not_all_is_compared():
    chance = Random(1)  # noqa: S311
    words = ["".join(chance.choices("bcdfghjklmnp", k=60)) for _ in range(3)]

    with CaptureQueriesContext(connection) as asked:
        assert found(" ".join(words)) == []

    assert max(len(query["sql"]) for query in asked.captured_queries) < 300_000


def test_one_wrong_character_of_a_chinese_name_is_forgiven():
    HubFactory(slug="hangzhou", name_en="", name_zh_hans="杭州", public=True)

    assert found("杭洲") == ["hub/hangzhou"]


def test_a_sentence_finds_what_it_names_the_longest_name_alone():
    HubFactory(slug="hangzhou", name_en="Hangzhou", name_zh_hans="杭州", public=True)
    GroupFactory(slug="six", name_en="Six Dragons", name_zh_hans="杭州六小龙", public=True)
    CompanyFactory(slug="acme", name_en="Acme", name_zh_hans="顶点", public=True)

    assert found("杭州六小龙有哪些公司") == ["group/six"]
    assert found("顶点在杭州吗") == ["hub/hangzhou", "company/acme"]
    assert found("Is Acme really from Hangzhou?") == ["hub/hangzhou", "company/acme"]


def test_where_nothing_has_all_words_what_has_some_of_them_is_found():
    HubFactory(slug="chips", name_en="A", summary_zh_hans="这里做芯片。", public=True)
    HubFactory(slug="ai", name_en="B", summary_en="Home of AI.", public=True)
    HubFactory(slug="none", name_en="C", summary_en="Is of the sea.", public=True)

    assert found("AI芯片") == ["hub/chips", "hub/ai"]
    assert answer_to("is the AI芯片", most=5, most_counted=9).how == How.SOME
    assert found("qxv wzk") == found("of the qxv") == []


@pytest.fixture
def lakes():
    HubFactory(slug="both", name_en="Lake", summary_en="A port.", summary_vi="Bến.", public=True)
    HubFactory(slug="english", name_en="Laketown", summary_en="A port, bến.", public=True)
    HubFactory(slug="other", name_en="Hill", summary_vi="Bến.", summary_en="Port", public=True)


@pytest.mark.usefixtures("lakes")
@pytest.mark.parametrize(
    ("question", "language", "slugs"),
    [
        ("bến", "", ["both", "english", "other"]),
        ("bến", "vi", ["both", "other"]),
        ("bến", "en", ["english"]),
        ("bến -port", "vi", ["both", "other"]),
        ("bến -port", "", []),
        ("bến", "zh-hans", []),
        ("lake", "", ["both", "english"]),
        ("lake", "vi", ["both"]),
        ("laek", "vi", ["both"]),
        ("Where is the lake?", "vi", ["both"]),
    ],
)
def test_a_question_can_be_asked_of_the_texts_in_one_language(question, language, slugs):
    assert sorted(found(question, language=language)) == [f"hub/{slug}" for slug in slugs]


@pytest.fixture
def many(monkeypatch):
    """Make thirty hubs and ten companies that all say "delta", in steps of eight records."""
    monkeypatch.setattr(rows, "SAMPLE_SIZE", 1)
    monkeypatch.setattr(DatabaseEngine, "most_in_sample", 1000)
    monkeypatch.setattr(rows, "FIRST_STEP", 8)
    monkeypatch.setattr(rows, "STEP_GROWTH", 2)
    for n in range(30):
        HubFactory(slug=f"h{n:02}", name_en=f"Delta {29 - n:02}", public=True)
    for n in range(10):
        CompanyFactory(slug=f"c{n}", name_en=f"C{n}", summary_en="By the delta.", public=True)


def ask_in_steps(monkeypatch):
    monkeypatch.setattr(DatabaseEngine, "most_in_sample", 3)


@pytest.mark.usefixtures("many")
def test_very_many_answers_come_in_the_same_order_as_a_few(monkeypatch):
    at_once = found("delta", most=100)
    ask_in_steps(monkeypatch)

    assert found("delta", most=100) == at_once
    assert len(at_once) == 40


@pytest.mark.usefixtures("many")
def test_of_very_many_answers_those_asked_for_are_the_first(monkeypatch):
    at_once = found("delta", most=100)
    ask_in_steps(monkeypatch)
    in_steps = found("delta", most=5)

    for kind in ("hub/", "company/"):
        expected = [record for record in at_once if record.startswith(kind)]
        assert [record for record in in_steps if record.startswith(kind)][:5] == expected[:5]
    assert len(in_steps) < len(at_once)


@pytest.mark.usefixtures("many")
def test_very_many_answers_are_counted_up_to_a_limit(monkeypatch):
    ask_in_steps(monkeypatch)

    assert answer_to("delta", most=2, most_counted=100).counts == {"hub": 30, "company": 10}
    assert answer_to("delta", most=2, most_counted=20).counts == {"hub": 20, "company": 10}


@pytest.mark.usefixtures("many")
def test_a_limited_count_of_a_sentence_is_no_exact_one(monkeypatch):
    ask_in_steps(monkeypatch)

    answer = answer_to("which is the delta", most=2, most_counted=20)

    assert (answer.how, answer.counts["hub"], answer.is_exact) == (How.PARTLY, 20, False)


@pytest.mark.usefixtures("many")
def test_a_question_is_asked_in_three_queries(django_assert_num_queries):
    with django_assert_num_queries(3):
        answer_to("delta", most=5, most_counted=100)
