"""What an article is suggested to say: figures, presences, events, mentions; nothing is saved."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from sources.quantities import format_plain

from .periods import Period
from .spans import Place

# Why an editor should look twice, by code.
REASONS = {
    "subject_paragraph": _("The subject stands in another sentence of the paragraph."),
    "subject_article": _("The subject is taken from the whole article."),
    "subject_unknown": _("No known subject is named."),
    "indicator_unknown": _("No indicator's keyword stands near."),
    "indicator_unsure": _("Several indicators fit almost as well."),
    "unit_unknown": _("The unit is not recognised."),
    "period_carried": _("The period is taken from a sentence before."),
    "period_relative": _("The period is counted from the date of the article."),
    "ambiguous_scale": _("兆 is 10^12 in Taiwan and 10^6 elsewhere."),
}


@dataclass(frozen=True)
class FigureSuggestion:
    """A number that an article states of a subject.

    value, value_high: in base units, None when vague; unit: a slug or None.
    subject, indicator: slugs or None. window_months, base_on: as a Figure has them.
    confidence: 0 to 1. reasons: codes of REASONS, empty where nothing is in doubt.
    """

    place: Place
    value: Decimal | None
    value_high: Decimal | None
    qualifier: str
    unit: str | None
    kind: str
    period: Period | None
    subject_type: str
    subject: str | None
    indicator: str | None
    digits: int | None
    fraction: str
    window_months: int | None
    base_on: date | None
    confidence: float
    reasons: tuple[str, ...]

    def as_json(self) -> dict:
        """Return one JSON line: values as strings without exponent, dates in ISO."""
        return {
            **self.place.as_json(),
            "value": _number(self.value),
            "value_high": _number(self.value_high),
            "qualifier": self.qualifier,
            "unit": self.unit,
            "kind": self.kind,
            "period": period_as_json(self.period),
            "subject_type": self.subject_type,
            "subject": self.subject,
            "indicator": self.indicator,
            "digits": self.digits,
            "fraction": self.fraction,
            "window_months": self.window_months,
            "base_on": self.base_on and self.base_on.isoformat(),
            "confidence": self.confidence,
            "reasons": list(self.reasons),
        }


@dataclass(frozen=True)
class PresenceSuggestion:
    """That a company is in a hub; role as a Presence has it."""

    place: Place
    company: str
    hub: str
    role: str
    since: date | None = None
    since_precision: str = ""

    def as_json(self) -> dict:
        """Return one JSON line."""
        return {
            "claim": "presence",
            **self.place.as_json(),
            "company": self.company,
            "hub": self.hub,
            "role": self.role,
            "since": self.since and self.since.isoformat(),
            "since_precision": self.since_precision,
        }


@dataclass(frozen=True)
class EventSuggestion:
    """Something dated or planned; kind and qualifier of the date as an Event has them."""

    place: Place
    kind: str
    date: date
    precision: str
    date_qualifier: str
    planned: bool
    hubs: tuple[str, ...]
    companies: tuple[str, ...]

    def as_json(self) -> dict:
        """Return one JSON line."""
        return {
            "claim": "event",
            **self.place.as_json(),
            "kind": self.kind,
            "date": self.date.isoformat(),
            "precision": self.precision,
            "date_qualifier": self.date_qualifier,
            "planned": self.planned,
            "hubs": list(self.hubs),
            "companies": list(self.companies),
        }


@dataclass(frozen=True)
class MentionSuggestion:
    """A known subject named at a place."""

    place: Place
    subject_type: str
    subject: str

    def as_json(self) -> dict:
        """Return one JSON line."""
        return {
            "claim": "mention",
            **self.place.as_json(),
            "subject_type": self.subject_type,
            "subject": self.subject,
        }


def period_as_json(period: Period | None) -> dict | None:
    """Return {"start", "end", "precision"}, or None without a period."""
    if period is None:
        return None
    return {
        "start": period.start and period.start.isoformat(),
        "end": period.end and period.end.isoformat(),
        "precision": period.precision,
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else format_plain(value)
