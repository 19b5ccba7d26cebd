"""Numbers written in Chinese numerals, fractions and percentages among them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from .arabic import kind_after, meanings
from .values import HANZI_ONES, HANZI_POWERS, Reading, read_digits, read_hanzi
from .words import HAN, HAN_LOOSE, MEASURES, NO_NUMBERS

_DIGITS = rf"[{HANZI_ONES}{''.join(HANZI_POWERS)}]"
_DECIMALS = rf"(?:[点點][{HANZI_ONES}]{{1,20}})?"
_RUN = re.compile(rf"(?P<no>{NO_NUMBERS})|(?P<run>{_DIGITS}+{_DECIMALS})")
_PART = rf"(?:{_DIGITS}{{1,12}}{_DECIMALS}|[0-9]{{1,6}}(?:\.[0-9]{{1,6}})?)"
_FRACTION = re.compile(rf"({_PART})分之({_PART})")
_PLAN = re.compile(rf"(?<!{_DIGITS})十([一二三四五六七八])五(?!{_DIGITS})")
_TENTHS = re.compile(rf"([一二三四五六七八九])成(?![{HAN}])")
_TIMES = re.compile("[、，]?再?乘以?")
_LOOSE = re.compile("|".join(HAN_LOOSE))


def fractions(text: str, language: str) -> Iterator[Reading]:
    """Yield 三分之一, 百分之五 and 七成."""
    for found in _FRACTION.finditer(text):
        below, above = (_value(found[part], language) for part in (1, 2))
        if below and above is not None:
            yield Reading(_fraction(above, below), *found.span())
    for found in _TENTHS.finditer(text):
        keys = ((read_hanzi(found[1]) * 10, "percent"), (f"{read_hanzi(found[1])}/10", "fraction"))
        yield Reading(keys, *found.span(), spelled=True, sure=False)


def numerals(text: str) -> Iterator[Reading]:
    """Yield the numbers in Chinese numerals; a short one is sure before a measure word."""
    for found in _PLAN.finditer(text):
        for value in (Decimal(10) + read_hanzi(found[1]), Decimal(5)):
            yield Reading(((value, ""),), *found.span(), spelled=True, sure=False)
    yield from _products(_plain(text))
    for found in _LOOSE.finditer(text):
        keys = ((Decimal(HAN_LOOSE[found[0]]), ""),)
        yield Reading(keys, *found.span(), spelled=True, sure=False)


def _plain(text: str) -> Iterator[tuple[str, Reading]]:
    """Yield each number with the text that parts it from the one before."""
    end = 0
    for found in _RUN.finditer(text):
        value = None if found["no"] or len(found["run"]) > 30 else read_hanzi(found["run"])
        if value is not None:
            yield text[max(end, found.start() - 4) : found.start()], _reading(text, found, value)
            end = found.end()


def _products(found: Iterator[tuple[str, Reading]]) -> Iterator[Reading]:
    """Multiply what is written out as a product: 十亿乘以十亿."""
    held = None
    for between, each in found:
        if held is not None and _TIMES.fullmatch(between):
            value = held.key[0] * each.key[0]
            held = replace(each, keys=((value, ""),), start=held.start)
            continue
        if held is not None:
            yield held
        held = each
    if held is not None:
        yield held


def _reading(text: str, found: re.Match, value: Decimal) -> Reading:
    run, after = found["run"], text[found.end() : found.end() + 1]
    begins = run[0] in HANZI_ONES or run[0] == "十"
    counted = bool(after) and after in MEASURES + "%"
    ordinal = text[found.start() - 1 : found.start()] in ("第", "其", "之")
    long = len(run) > 1 and value >= 10
    kind, end = kind_after(text, found.end())
    return Reading(
        (*meanings(value, kind), (value, "")) if kind else ((value, ""),),
        found.start(),
        end,
        spelled=True,
        sure=value > 2 and begins and not ordinal and (long or counted),
    )


def _fraction(above: Decimal, below: Decimal) -> tuple:
    if below == 100:
        return ((above, "percent"),)
    if below == 1000:
        return ((above, "permille"),)
    return ((f"{above}/{below}", "fraction"),)


def _value(text: str, language: str) -> Decimal | None:
    if text[0].isascii():
        read = read_digits(text, language)
        return read and read[0]
    return read_hanzi(text)
