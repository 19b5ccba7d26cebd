import pytest

from hubs.caveats import WORDS, caveats_of
from hubs.comparison import compare
from tests.hubs.unsaved import UNKNOWN, YEARS, make_figure, make_hub, make_indicator, make_source

HUBS = [make_hub("a"), make_hub("b")]
FIRMS = make_indicator()


def caveats(*given):
    """given: for each hub, what its figure differs in."""
    figures = [
        make_figure(**{"value": str(number), "hub": hub, "indicator": FIRMS} | more)
        for number, (hub, more) in enumerate(zip(HUBS, given, strict=False), start=1)
    ]
    return caveats_of(compare(HUBS, [FIRMS], figures)[0])


@pytest.mark.parametrize(
    "given, code",
    [
        ([], "none_known"),
        ([{}], "few_known"),
        ([{"period": UNKNOWN, "window_months": 120}, {"period": UNKNOWN}], "spans_differ"),
        ([{"period": UNKNOWN}, {}], "period_missing"),
        ([{"period": YEARS[2010]}, {}], "periods_far"),
        ([{"period": YEARS[2023]}, {}], "periods_differ"),
        ([{"detail_en": "a"}, {"detail_en": "b"}], "definition"),
        ([{"qualifier": "over"}, {}], "bounds"),
        ([{"kind": "estimate"}, {}], "status_differs"),
    ],
)
def test_each_caveat_says_what_is_the_matter(given, code):
    assert [caveat.code for caveat in caveats(*given)] == [code]


def test_periods_that_differ_are_named_from_first_to_last():
    (caveat,) = caveats({}, {"period": YEARS[2022]})

    assert (caveat.first_text, caveat.last_text) == ("2022", "2024")


def test_a_comparable_row_of_one_period_says_nothing():
    assert caveats({}, {}) == []


def test_one_source_excuses_a_period_that_is_not_stated():
    source = make_source()

    (caveat,) = caveats({"period": UNKNOWN, "source": source}, {"source": source})

    assert caveat.code == "period_unknown"


def test_every_caveat_has_a_label_and_a_sentence():
    assert all(label and str(sentence).endswith(".") for label, sentence in WORDS.values())
