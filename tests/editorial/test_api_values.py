"""What the parameters of the API may hold."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.http import QueryDict

from editorial.api.filters import Filter
from editorial.api.parameters import Parameter, read_parameters
from editorial.api.problems import InvalidParameters
from editorial.api.values import Choice, Day, Flag, Moment, Number, Slug, Whole, Words

HOSTILE = ["", " ", "\x00", "1e9", "١", "nan", "inf", "-", "9" * 400, "2024-02-30", "\ud800"]


def faults(parameters, query: str) -> dict[str, str]:
    with pytest.raises(InvalidParameters) as caught:
        read_parameters(parameters, QueryDict(query))
    return {fault.parameter: fault.detail for fault in caught.value.faults}


@pytest.mark.parametrize(
    "text, first, last",
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_a_date_stands_for_all_of_its_days(text, first, last):
    assert Day().parse(text) == (first, last)


def test_a_moment_is_read_in_utc():
    moment = datetime(2024, 7, 31, 10, tzinfo=UTC)

    assert Moment().parse("2024-07-31T12:00:00+02:00") == (moment, moment)


def test_a_plus_that_arrives_as_a_space_is_still_an_offset():
    assert Moment().parse("2024-07-31T12:00:00 02:00")[0].hour == 10


def test_a_day_as_moment_lasts_until_midnight():
    first, last = Moment().parse("2024-07-31")

    assert (first.hour, last.hour, last.day) == (0, 23, 31)


def test_a_number_keeps_all_its_digits():
    assert Number().parse("123456789012345678.123456") == Decimal("123456789012345678.123456")


@pytest.mark.parametrize("value", [Whole(), Number(), Day(), Moment(), Flag()])
@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_no_value_is_an_error_with_words(value, text):
    with pytest.raises(ValueError) as caught:
        value.parse(text)

    assert str(caught.value)


@pytest.mark.parametrize("text", ["a\x00b", "x" * 201])
def test_a_text_has_bounds(text):
    with pytest.raises(ValueError):
        Words().parse(text)


def test_every_bad_parameter_is_named():
    parameters = [Parameter("limit", Whole(1, 500), ""), Parameter("kind", Choice("ab"), "")]

    assert set(faults(parameters, "limit=0&kind=c&colour=red")) == {"limit", "kind", "colour"}


def test_a_parameter_given_twice_is_an_error():
    assert "limit" in faults([Parameter("limit", Whole(), "")], "limit=1&limit=2")


def test_a_parameter_that_may_be_repeated_is_a_list():
    parameters = [Parameter("kind", Choice("ab"), "", many=True)]

    assert read_parameters(parameters, QueryDict("kind=a&kind=b")) == {"kind": ["a", "b"]}


def test_too_many_values_are_an_error():
    parameters = [Parameter("id", Whole(), "", many=True, most=2)]

    assert "id" in faults(parameters, "id=1&id=2&id=3")


def test_a_missing_parameter_that_is_needed_is_named():
    assert "hub" in faults([Parameter("hub", Slug(), "", many=True, least=2)], "")


@pytest.mark.parametrize(
    "value, suffixes",
    [
        (Choice("ab"), ["", "n"]),
        (Number(), ["", "n", "gte", "lte"]),
        (Words(), ["", "n", "ic"]),
        (Flag(), [""]),
    ],
)
def test_a_filter_compares_as_its_values_can(value, suffixes):
    assert Filter("name", value, "").suffixes() == suffixes


def test_only_what_may_be_empty_is_asked_whether_it_is():
    assert "empty" in Filter("name", Day(), "", nullable=True).suffixes()
