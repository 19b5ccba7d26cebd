"""Passages in their paragraph, for the staff: the whole text is theirs to read."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from editorial.candidates import Candidate
from editorial.quoting import Quote
from sources.articles import paragraphs
from sources.models import Claim, Snapshot
from sources.quotes import latest_texts


def find_quotes(candidates: Sequence[Candidate]) -> Iterator[tuple[Candidate, Quote]]:
    """Yield the paragraph that each claim is read in; one query for any number of them."""
    claims = [each for each in candidates if isinstance(each.record, Claim)]
    latest = latest_texts({each.record.source_id for each in claims}) if claims else {}
    for candidate in claims:
        yield candidate, _quote(candidate.record, latest.get(candidate.record.source_id))


def _quote(claim: Claim, received: Snapshot | None) -> Quote:
    source = claim.source
    about = {
        "title": str(source),
        "url": source.get_absolute_url() if source.is_public else "",
        "language": source.original_language,
    }
    if claim.paragraph is None:
        return Quote(**about, note=_("No paragraph is given."))
    about["place"] = _("paragraph %(n)s") % {"n": claim.paragraph}
    lines = paragraphs(received.text) if received else []
    if not lines:
        return Quote(**about, note=_("The text of this source is not stored."))
    if claim.paragraph > len(lines):
        return Quote(**about, note=_("The text that is stored has no such paragraph."))
    line = lines[claim.paragraph - 1]
    if claim.start is None:
        return Quote(**about, exact=line)
    parts = line[: claim.start], line[claim.start : claim.end], line[claim.end :]
    return Quote(**about, before=parts[0], exact=parts[1], after=parts[2])
