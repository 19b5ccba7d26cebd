"""What differs, as an editor reads it."""

import pytest

from companies.models import Presence
from editorial.diffs import diff, field_label, grouped, value_words
from editorial.text_diffs import blocks_of, pieces_of
from hubs.models import Event, Hub, HubFigure, Statement
from sources.models import Decision


def marked(old: str, new: str) -> str:
    signs = {"same": "{}", "added": "+{}+", "removed": "-{}-"}
    return "".join(signs[piece.kind].format(piece.text) for piece in pieces_of(old, new))


@pytest.mark.parametrize(
    "old, new, shown",
    [
        ("over 25,000 firms", "over 25,100 firms", "over -25,000-+25,100+ firms"),
        ("Thành phố Thâm Quyến", "Thành phố Thẩm Quyến", "Thành phố -Thâm-+Thẩm+ Quyến"),
        ("深圳是科技中心", "深圳是创新中心", "深圳是-科技-+创新+中心"),
        ("深圳。", "深圳市。", "深圳+市+。"),
        ("in big cities", "in small towns", "in -big cities-+small towns+"),
        ("a {{claim:17}} b", "a {{claim:18}} b", "a -{{claim:17}}-+{{claim:18}}+ b"),
        ("DeepSeek的成功", "DeepSeek的崛起", "DeepSeek的-成功-+崛起+"),
        ("", "new", "+new+"),
        ("old", "", "-old-"),
    ],
)
def test_latin_is_compared_by_words_and_han_by_characters(old, new, shown):
    assert marked(old, new) == shown


@pytest.mark.parametrize("old, new", [("a  b\tc", "a b c"), ("x y", "y x z"), ("ấ ố", "ấ ồ")])
def test_the_pieces_give_both_texts_back(old, new):
    pieces = pieces_of(old, new)

    assert "".join(p.text for p in pieces if p.kind != "added") == old
    assert "".join(p.text for p in pieces if p.kind != "removed") == new


def test_unchanged_paragraphs_are_folded_but_for_those_around_a_change():
    lines = [f"Paragraph number {n} stays." for n in range(9)]
    old = "\n\n".join(lines)
    new = old.replace("number 4 stays", "number 4 goes")

    blocks = list(blocks_of(old, new))

    assert [block.folded for block in blocks] == [3, 0, 0, 0, 3]
    assert [block.changed for block in blocks] == [False, False, True, False, False]


def test_a_paragraph_that_is_another_altogether_is_removed_and_added():
    [removed, added, alike] = blocks_of("abcdefg hij\nSame start here", "123 456\nSame start there")

    assert [piece.kind for piece in removed.pieces] == ["removed"]
    assert [piece.kind for piece in added.pieces] == ["added"]
    assert [piece.kind for piece in alike.pieces] == ["same", "removed", "added"]


def test_two_long_texts_are_compared_in_a_moment():
    old = " ".join(f"word{n}" for n in range(5000))

    assert [piece.kind for piece in pieces_of(old, old.upper())] == ["removed", "added"]


def test_each_language_is_a_field_of_its_own_named_as_the_form_names_it():
    before = {"slug": "wuhan", "name_en": "Wuhan", "name_vi": "", "name_zh_hant": "武漢"}
    after = before | {"name_vi": "Vũ Hán", "name_zh_hant": "武漢市", "slug": "wu-han"}

    fields = diff(Hub, before, after)

    assert [(f.name, f.label, f.language, f.kind) for f in fields] == [
        ("slug", "slug", "", "value"),
        ("name_vi", "name", "vi", "text"),
        ("name_zh_hant", "name", "zh-hant", "text"),
    ]
    assert (fields[2].html_lang, fields[2].language_name) == ("zh-Hant", "繁體中文")
    assert [group.language for group in grouped(fields)] == ["", "vi", "zh-hant"]


def test_numbers_choices_dates_and_parents_go_from_old_to_new_in_words():
    before = {"value": "6.46", "qualifier": "exact", "period_end": None, "hub": "a"}
    after = {"value": "6.5", "qualifier": "over", "period_end": "2024-12-31", "hub": "b"}

    fields = diff(HubFigure, before, after, labels={(Hub, "a"): "Alpha", (Hub, "b"): "Beta"})

    assert [(f.label, f.old, f.new) for f in fields] == [
        ("value", "6.46", "6.5"),
        ("qualifier", "exact", "over"),
        ("period to", "", "2024-12-31"),
        ("hub", "Alpha", "Beta"),
    ]


def test_lists_tell_what_came_and_went():
    alias = {"text": "杭州", "language": "zh-hans", "kind": "official"}
    wrong = {"text": "Hangchow", "language": "en", "kind": "former"}
    before = {"sectors": ["ai", "chips"], "aliases": [wrong]}
    after = {"sectors": ["ai", "robots"], "aliases": [alias, wrong]}

    sectors, aliases = diff(Hub, before, after)

    assert [item.text for item in sectors.added + sectors.removed] == ["robots", "chips"]
    assert (sectors.kept, aliases.kept, aliases.removed) == (1, 1, ())
    [item] = aliases.added
    assert (item.text, item.html_lang) == ("杭州", "zh-Hans")
    assert item.details == ("Simplified Chinese", "Official name")


def test_of_a_new_record_all_that_it_holds_was_added():
    fields = diff(Hub, None, {"slug": "wuhan", "name_en": "Wuhan", "name_vi": "", "sectors": []})

    assert [f.name for f in fields] == ["slug", "name_en"]


def test_only_the_fields_asked_for_are_compared_and_unknown_ones_left_out():
    before, after = {"slug": "a", "lat": "1"}, {"slug": "b", "lat": "2", "gone": 1}

    assert [f.name for f in diff(Hub, before, after, ["lat", "gone"])] == ["lat"]


def test_relations_of_the_other_side_and_lists_of_numbers_have_names_too():
    [companies] = diff(Event, {"companies": []}, {"companies": ["dji"]})
    [claims] = diff(Decision, {"claims": [1, 2]}, {"claims": [1, 3]})

    assert (companies.label, companies.added[0].text) == ("companies", "dji")
    assert [item.text for item in claims.added + claims.removed] == ["3", "2"]
    assert field_label(Hub, "aliases") == "other names"
    assert field_label(Hub, "no_such_field") == "no_such_field"


def test_values_are_written_as_an_editor_would():
    assert value_words(Statement, "kind", "strength") == "Strength"
    assert value_words(Presence, "ended", True) == "Yes"
    assert value_words(HubFigure, "value", None) == ""
    assert value_words(Hub, "sectors", ["a", "b"]) == "a\nb"
