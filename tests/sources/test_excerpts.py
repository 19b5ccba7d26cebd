"""How much of a source may be shown: the one rule."""

import pytest

from sources.excerpts import (
    HAN_LIMITS,
    LATIN_LIMITS,
    Marked,
    Place,
    Refusal,
    choose_excerpts,
    limits_of,
    opening_of,
)

WORDS = "The port city of the story built a second harbour and counted its firms again. "
LEAD = WORDS * 3
TEXT = "\n".join(["A title", LEAD.strip(), *(f"{n} {WORDS * 6}".strip() for n in range(40))])
HAN_TEXT = "\n".join(
    ["標題", "港城研發投入強度為百分之五點二" * 4, *["湖城高新企業突破萬家" * 30] * 20]
)


def at(text: str, number: int, paragraph: int, start: int | None, end: int | None) -> Marked:
    place = Place(1, paragraph, start, end)
    return Marked(number, text.split("\n")[paragraph - 1][start:end], place)


def choose(*marked: Marked, rights="copyright", language="en", text=TEXT):
    return choose_excerpts(rights, language, {1: text}, marked)


@pytest.mark.parametrize("rights", ["public_domain", "open_licence"])
def test_free_rights_show_every_marked_passage_of_any_length(rights):
    whole = at(TEXT, 1, 2, None, None)

    found = choose(whole, rights=rights)

    assert found.shown == {1: whole.text}
    assert found.left is None


@pytest.mark.parametrize("rights", ["no_excerpt", "", "whatever"])
def test_no_excerpt_and_unknown_rights_show_nothing(rights):
    found = choose(at(TEXT, 1, 5, 0, 20), rights=rights)

    assert (found.shown, found.refused, found.left) == ({}, {1: Refusal.RIGHTS}, 0)


def test_a_text_that_was_never_received_shows_nothing():
    found = choose_excerpts("copyright", "en", {}, [Marked(1, "short", Place(1, 1, 0, 5))])

    assert found.refused == {1: Refusal.UNKNOWN}


@pytest.mark.parametrize(
    "passage",
    [
        Marked(1),
        Marked(1, "not what stands there", Place(1, 5, 0, 21)),
        Marked(1, WORDS, Place(1, 99, 0, 10)),
        Marked(1, WORDS, Place(7, 5, 0, 10)),
        Marked(1, "", Place(1, 5, 4, 4)),
    ],
)
def test_a_passage_that_does_not_stand_at_its_place_cannot_be_measured(passage):
    assert choose(passage).refused == {1: Refusal.UNKNOWN}


@pytest.mark.parametrize("length, fits", [(300, True), (301, False)])
def test_a_latin_quote_has_at_most_300_characters(length, fits):
    found = choose(at(TEXT, 1, 5, 0, length))

    assert (1 in found.shown) is fits
    assert found.refused == ({} if fits else {1: Refusal.TOO_LONG})


@pytest.mark.parametrize("length, fits", [(120, True), (121, False)])
def test_a_han_quote_has_at_most_120_characters(length, fits):
    found = choose(at(HAN_TEXT, 1, 5, 0, length), language="zh-hant", text=HAN_TEXT)

    assert (1 in found.shown) is fits


def test_all_latin_quotes_together_have_at_most_900_characters():
    found = choose(*(at(TEXT, n, n + 4, 0, 300) for n in range(1, 5)))

    assert list(found.shown) == [1, 2, 3]
    assert found.refused == {4: Refusal.NO_ROOM}
    assert (found.total, found.used, found.left) == (900, 900, 0)


def test_all_han_quotes_together_have_at_most_360_characters():
    marked = [at(HAN_TEXT, n, n + 4, 0, 120) for n in range(1, 5)]

    assert list(choose(*marked, language="zh-hans", text=HAN_TEXT).shown) == [1, 2, 3]


def test_quotes_never_pass_a_tenth_of_a_short_text():
    text = "\n".join(["x" * 110, "y" * 200, "z" * 190])

    found = choose(at(text, 1, 2, 0, 50), at(text, 2, 3, 0, 1), text=text)

    assert found.total == 50
    assert list(found.shown) == [1]


def test_the_lowest_number_comes_first_and_a_shorter_one_may_still_fit():
    marked = [at(TEXT, n, n + 4, 0, 250) for n in (4, 3, 2, 1)]

    found = choose(*marked, at(TEXT, 5, 20, 0, 150))

    assert list(found.shown) == [1, 2, 3, 5]


def test_overlapping_passages_count_once():
    found = choose(at(TEXT, 1, 5, 0, 200), at(TEXT, 2, 5, 100, 250), at(TEXT, 3, 5, 0, 200))

    assert len(found.shown) == 3
    assert found.used == 250


def test_the_paragraph_that_opens_a_text_is_never_shown_whole():
    assert choose(at(TEXT, 1, 2, None, None)).refused == {1: Refusal.OPENING}
    assert choose(at(TEXT, 1, 2, 0, len(LEAD) - 5)).refused == {1: Refusal.OPENING}
    assert 1 in choose(at(TEXT, 1, 2, 0, 80)).shown


def test_the_opening_paragraph_is_not_shown_whole_piece_by_piece():
    third = len(LEAD) // 3

    found = choose(*(at(TEXT, n, 2, (n - 1) * third, n * third) for n in (1, 2, 3)))

    assert found.refused == {3: Refusal.OPENING}


def test_titles_and_menus_before_the_lead_belong_to_the_opening():
    assert list(opening_of(["Menu", "Title", "x" * 101, "y" * 200], LATIN_LIMITS)) == [1, 2, 3]
    assert list(opening_of(["Short", "lines", "only"], LATIN_LIMITS)) == [1]


def test_the_shortest_received_text_sets_the_limit():
    texts = {1: TEXT, 2: "x" * 400}

    assert choose_excerpts("copyright", "en", texts, []).total == 40


def test_the_script_is_seen_in_the_text_where_the_language_is_wrong():
    assert limits_of("en", [HAN_TEXT]) == HAN_LIMITS
    assert limits_of("vi", ["Thâm Quyến (深圳) là một thành phố."]) == LATIN_LIMITS
    assert limits_of("zh-hans", ["Latin letters only"]) == HAN_LIMITS
    assert limits_of("en", []) == LATIN_LIMITS
