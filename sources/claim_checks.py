"""What is looked at before a claim is published: its citation, its number, its quote."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from copy import copy
from decimal import Decimal

from django.utils.translation import gettext as _

from editorial.candidates import Candidate
from editorial.publish_checks import Finding, Findings, Level
from sources.allowance import words_of_refusal
from sources.articles import passage_sha256
from sources.models import Claim
from sources.quantities import QuantityError, parse_quantity
from sources.quotes import passages_at, try_quotes

LOCATOR = ("source", "paragraph", "start", "end")
CITATION = (*LOCATOR, "as_published")
_NUMBER = re.compile(r"\d+(?:[.,\s]\d+)*")


def find_in_claims(candidates: Sequence[Candidate]) -> Findings:
    """Find what is wrong with claims; a few queries for any number of them."""
    claims = [each for each in candidates if isinstance(each.record, Claim)]
    if not claims:
        return
    passages = passages_at([each.record for each in claims])
    for candidate, passage in zip(claims, passages, strict=True):
        for finding in _in_claim(candidate, passage):
            yield candidate, finding
    yield from _in_quotes(claims, passages)


def _in_claim(candidate: Candidate, passage: str) -> Iterator[Finding]:
    yield from _in_place(candidate)
    yield from _in_period(candidate)
    yield from _in_citation(candidate)
    if candidate.record.states_number and passage:
        yield from _in_number(candidate, passage)


def _in_place(candidate: Candidate) -> Iterator[Finding]:
    """Find a claim that says nowhere in which paragraph it is read.

    A number without its place cannot be checked by anyone, so it is an error. Other claims may
    be drawn from a whole article or its title, so there it is a warning.
    """
    if candidate.data["paragraph"] is not None or candidate.record.passage_id is not None:
        return
    if candidate.record.states_number:
        words = _("Give the paragraph in which this number is read.")
        yield Finding(Level.ERROR, "paragraph", words)
    else:
        words = _("No paragraph is given in which this is read.")
        yield Finding(Level.WARNING, "paragraph", words)


def _in_period(candidate: Candidate) -> Iterator[Finding]:
    data = candidate.data
    if candidate.record.states_number and not (data["period_end"] or data["window_months"]):
        words = _("No period is given; does the source really give none?")
        yield Finding(Level.WARNING, "period_end", words)


def _in_citation(candidate: Candidate) -> Iterator[Finding]:
    """Find what was restated while the place that it is read at stayed as it was."""
    restated = [name for name in candidate.record.stated if name in candidate.names]
    if candidate.before is None or not restated or candidate.is_changed(*CITATION):
        return
    words = _("This changes, and where it is read does not: does the quote still say this?")
    yield Finding(Level.WARNING, restated[0], words)


def _in_number(candidate: Candidate, passage: str) -> Iterator[Finding]:
    """Find a number that its passage does not print.

    Words that are given as printed have to be there; whether they mean the value is for a
    person to say, since a program reads only some of them.
    """
    printed, value = candidate.data["as_published"], candidate.data["value"]
    if printed and _plain(printed) not in _plain(passage):
        words = _("The passage does not say “%(printed)s”.") % {"printed": printed}
        yield Finding(Level.ERROR, "as_published", words)
    elif printed:
        yield from _in_reading(candidate, printed)
    elif value and _digits(value) not in map(_digits, _NUMBER.findall(_plain(passage))):
        words = _("The passage does not print %(value)s.") % {"value": value}
        yield Finding(Level.WARNING, "value", words)


def _in_reading(candidate: Candidate, printed: str) -> Iterator[Finding]:
    """Find a value that is not what the printed words read as."""
    value, language = candidate.data["value"], candidate.record.source.language
    try:
        read = parse_quantity(printed, language).value
    except QuantityError:
        return
    if value and read is not None and Decimal(value) != read and not candidate.data["fraction"]:
        words = _("“%(printed)s” reads as %(read)s, the value is %(value)s.")
        facts = {"printed": printed, "read": format(read, "f"), "value": value}
        yield Finding(Level.WARNING, "value", words % facts)


def _in_quotes(claims: Sequence[Candidate], passages: Sequence[str]) -> Findings:
    """Find quotes marked public that readers may not be shown; what stays as it was passes."""
    asked = [
        (candidate, _fitted(candidate, passage), passage)
        for candidate, passage in zip(claims, passages, strict=True)
        if candidate.data["quote_public"]
        and (candidate.before is None or candidate.is_changed(*LOCATOR, "quote_public"))
    ]
    tried = try_quotes([claim for _candidate, claim, _passage in asked]) if asked else []
    for (candidate, claim, passage), (excerpts, refusal) in zip(asked, tried, strict=True):
        if refusal:
            words = words_of_refusal(refusal, excerpts, claim, passage)
            yield candidate, Finding(Level.ERROR, "quote_public", words)


def _fitted(candidate: Candidate, passage: str) -> Claim:
    """Return a copy of the claim with the hash that its locator has once it is saved."""
    claim = copy(candidate.record)
    if candidate.before is None or candidate.is_changed(*LOCATOR):
        claim.passage_sha256 = passage_sha256(passage) if passage else ""
    return claim


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _digits(number: str) -> str:
    """Return the digits that carry a number, whatever scale or separators it is printed with."""
    return re.sub(r"\D", "", number).strip("0")
