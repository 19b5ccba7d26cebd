"""What is printed is read back as the same quantity, in every language and unit."""

import re
from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sources.quantities import (
    LANGUAGES,
    format_plain,
    format_quantity,
    number_scale,
    parse_quantity,
)
from sources.quantities.numerals import SCALE_WORDS, SEPARATORS
from tests.sources.quantities.unit_names import SLUGS, unit_names

ONE_VALUE = ("exact", "over", "at_least", "nearly", "about", "under", "at_most")
languages = st.sampled_from(LANGUAGES)
slugs = st.sampled_from(SLUGS)


@st.composite
def values(draw, *, signed=True):
    """Draw a value of at most 24 digits, up to six of them decimals, round ones often."""
    decimals = draw(st.integers(0, 6))
    length = draw(st.integers(1, 24))
    figures = draw(st.integers(0, 10**length - 1))
    zeros = draw(st.integers(0, 24 - length))
    sign = draw(st.sampled_from([1, 1, -1])) if signed else 1
    return Decimal(
        (0 if sign == 1 else 1, Decimal(figures * 10**zeros).as_tuple().digits, -decimals)
    )


@given(values(), st.sampled_from(ONE_VALUE), slugs, languages)
@settings(max_examples=300)
def test_one_value_is_read_back(value, qualifier, slug, language):
    text = format_quantity(
        value=value, qualifier=qualifier, unit=unit_names(slug, language), language=language
    ).text
    quantity = parse_quantity(text, language)

    assert (quantity.value, quantity.value_high) == (value, None)
    assert (quantity.qualifier, quantity.unit) == (qualifier, slug)


@given(values(), values(), slugs, languages)
@settings(max_examples=300)
def test_range_is_read_back(one, other, slug, language):
    assume(one != other)
    low, high = sorted((one, other))
    text = format_quantity(
        value=low,
        value_high=high,
        qualifier="range",
        unit=unit_names(slug, language),
        language=language,
    ).text
    quantity = parse_quantity(text, language)

    assert (quantity.value, quantity.value_high) == (low, high)
    assert (quantity.qualifier, quantity.unit) == ("range", slug)


@given(values(), slugs, languages, st.data())
def test_value_in_the_scale_of_its_row_is_read_back(value, slug, language, data):
    scale = data.draw(st.sampled_from([0, *SCALE_WORDS[language]]))
    text = format_quantity(
        value=value, unit=unit_names(slug, language), language=language, scale=scale
    ).text

    assert parse_quantity(text, language).value == value


@given(st.lists(values(), min_size=1, max_size=5), languages)
def test_no_cell_of_a_row_begins_with_a_zero_of_its_scale(row, language):
    scale = number_scale(row, language)

    assert scale in (0, *SCALE_WORDS[language])
    assert not scale or all(abs(value) >= 10**scale for value in row if value)


@given(st.integers(1, 99), st.integers(2, 99), st.sampled_from(ONE_VALUE), languages)
def test_fraction_is_read_back(numerator, denominator, qualifier, language):
    fraction = f"{numerator}/{denominator}"
    text = format_quantity(
        value=Decimal(numerator) / denominator,
        qualifier=qualifier,
        fraction=fraction,
        unit=unit_names("percent", language),
        language=language,
    ).text
    quantity = parse_quantity(text, language)

    assert (quantity.fraction, quantity.qualifier) == (fraction, qualifier)


def printed_digits(text, language):
    """Count the figures of a printed number from the first that is not 0."""
    digits = re.sub(f"[^0-9{SEPARATORS[language][1]}]", "", text).lstrip(
        "0" + SEPARATORS[language][1]
    )
    return len(re.sub("[^0-9]", "", digits))


@given(values(signed=False), languages, st.sampled_from(["companies", "cny", "percent"]))
def test_print_has_no_more_digits_than_the_value(value, language, slug):
    text = format_quantity(value=value, unit=unit_names(slug, language), language=language).text

    assert printed_digits(text, language) <= len(format_plain(value).replace(".", "").lstrip("0"))


@given(values(signed=False), st.integers(-12, 6), languages)
def test_print_keeps_the_digits_of_the_source_and_adds_none(value, digits, language):
    value = Decimal(format_plain(value))
    known = max(digits, -value.normalize().as_tuple().exponent)
    text = format_quantity(
        value=value, digits=digits, unit=unit_names("patents", language), language=language
    ).text

    assert parse_quantity(text, language).digits <= max(known, 0)
    assert parse_quantity(text, language).value == value


@given(values(signed=False), st.integers(-12, 6), languages)
def test_printing_what_was_read_gives_the_same_text(value, digits, language):
    names = unit_names("companies", language)
    text = format_quantity(value=value, digits=digits, unit=names, language=language).text
    again = parse_quantity(text, language)

    assert (
        format_quantity(value=again.value, digits=again.digits, unit=names, language=language).text
        == text
    )
