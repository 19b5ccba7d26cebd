"""What is looked at before any record is published, whatever its subject."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from editorial.candidates import Candidate
from editorial.checks import errors_in, prose_columns
from editorial.models import Public, Revision
from editorial.publish_checks import Finding, Findings, Level, register_publish_check
from editorial.shapes import shape_of
from translations.languages import LANGUAGES, OWN_NAMES, column
from translations.marks import STALE, source_of, state_of
from translations.readiness import marks_of_candidates


def register() -> None:
    """Register the checks that know no subject."""
    for check in (find_broken_references, find_hidden_below, find_stale_texts):
        register_publish_check(check)


def find_broken_references(candidates: Sequence[Candidate]) -> Findings:
    """Find prose that refers to nothing readers may see.

    Of a release set what is referred to may become public along with it: there it is enough
    that it exists, and the clock looks again when the whole set is written.
    """
    for in_set in (False, True):
        texts = {
            (candidate, name): candidate.data.get(name) or ""
            for candidate in candidates
            if bool(candidate.release) == in_set
            for name in prose_columns(candidate.record)
        }
        for (candidate, name), words in errors_in(texts, public=not in_set).items():
            yield candidate, Finding(Level.ERROR, name, words)


def find_hidden_below(candidates: Sequence[Candidate]) -> Findings:
    """Find what stands on records that readers do not see and that no set brings along."""
    found = [
        (candidate, name, hidden)
        for candidate in candidates
        for name in candidate.record.stands_on
        if (hidden := [record for record in _named(candidate, name) if not record.is_public])
    ]
    coming = _coming({candidate.release for candidate, _name, _hidden in found} - {None})
    for candidate, name, hidden in found:
        left = [str(r) for r in hidden if (candidate.release, _key(r)) not in coming]
        if left:
            words = _("These must be public first: %(hidden)s.") % {"hidden": ", ".join(left)}
            yield candidate, Finding(Level.ERROR, name, words)


def find_stale_texts(candidates: Sequence[Candidate]) -> Findings:
    """Find translations that become stale, since their original is changed."""
    for candidate, (now, after) in marks_of_candidates(candidates).items():
        for text in shape_of(type(candidate.record)).texts if candidate.before else ():
            stale = [
                code
                for code in LANGUAGES
                if state_of(text, code, candidate.data, after) == STALE
                and state_of(text, code, candidate.before, now) != STALE
            ]
            if stale:
                words = _("It changes what these are translated from: %(languages)s.")
                told = words % {"languages": _names(stale)}
                original = source_of(text, stale[0], candidate.data, after)
                yield candidate, Finding(Level.WARNING, column(text, original), told)


def _coming(releases: set[int]) -> set[tuple[int, tuple[str, int]]]:
    """Return (release, record) of all that these release sets publish."""
    if not releases:
        return set()
    rows = Revision.objects.open().filter(release__in=releases)
    named = rows.values_list("release", "model", "object")
    return {(release, (model, pk)) for release, model, pk in named}


def _key(record: Public) -> tuple[str, int]:
    return record._meta.model_name, record.pk


def _named(candidate: Candidate, name: str) -> list[Public]:
    model = type(candidate.record)._meta.get_field(name).related_model
    value = candidate.data.get(name) or []
    slugs = [value] if isinstance(value, str) else value
    found = (candidate.related.get((model, slug)) for slug in slugs)
    return [record for record in found if record is not None]


def _names(languages: list[str]) -> str:
    return ", ".join(OWN_NAMES[language] for language in languages)
