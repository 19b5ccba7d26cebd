"""What is looked at in translations before they are published."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from editorial.candidates import Candidate
from editorial.models import Public, Revision
from editorial.publish_checks import Finding, Findings, Level, register_publish_check
from editorial.shapes import shape_of
from translations.checks import findings
from translations.checks.finding import ERROR
from translations.languages import LANGUAGES, column
from translations.marks import REVIEWED, SAME, Marks, hash_of, source_of
from translations.states import marks_of_all

Key = tuple[type[Public], int]


def register() -> None:
    """Register the checks of translations; called once the apps are ready."""
    register_publish_check(find_in_texts)


def find_in_texts(candidates: Sequence[Candidate]) -> Findings:
    """Find what is wrong with the translations that change, but for those the same on purpose.

    What a second reader has called right only asks, however wrong it looks to the checks.
    1 query a model, and 1 for what their drafts say.
    """
    asked = [each for each in candidates if any(_changed(each))]
    marks, told = _marks(asked), _told(asked)
    for candidate in asked:
        known = marks[_key(candidate)]
        for name, language in _changed(candidate):
            own = column(name, language)
            said = told[_key(candidate)].get((own, hash_of(candidate.data[own])), "")
            if said != SAME:
                for finding in _found(candidate, name, language, known):
                    asks = said == REVIEWED or finding.severity != ERROR
                    level = Level.WARNING if asks else Level.ERROR
                    yield candidate, Finding(level, own, finding.message)


def _changed(candidate: Candidate) -> Iterator[tuple[str, str]]:
    """Yield field and language of each text that changes to another one than none."""
    for name in shape_of(type(candidate.record)).texts:
        for language in LANGUAGES:
            own = column(name, language)
            was = (candidate.before or {}).get(own)
            is_new = own in candidate.names and hash_of(was) != hash_of(candidate.data[own])
            if is_new and candidate.data[own]:
                yield name, language


def _found(candidate: Candidate, name: str, language: str, marks: Marks) -> list:
    record, data, own = candidate.record, candidate.data, column(name, language)
    source = source_of(name, language, data, marks, getattr(record, "original_language", ""))
    if not source:
        return []
    kind = "prose" if name in record.prose else "plain"
    return findings(str(data[column(name, source)]), source, str(data[own]), language, kind=kind)


def _marks(candidates: Sequence[Candidate]) -> Mapping[Key, Marks]:
    """Return what is known of the texts of records that are stored."""
    found: dict[Key, Marks] = {}
    for model, keys in _keys(candidates).items():
        found |= {(model, pk): marks for pk, marks in _all_marks(model, keys)}
    return found


def _all_marks(model: type[Public], keys: list[int]) -> Iterator[tuple[int, Marks]]:
    stored = marks_of_all(model, keys)
    return ((pk, stored[pk]) for pk in keys)


def _told(candidates: Sequence[Candidate]) -> Mapping[Key, dict[tuple[str, str], str]]:
    """Return what open drafts say of texts: states by (column, hash of the text)."""
    keys = _keys(candidates)
    models = {model._meta.model_name: model for model in keys}
    places = {model._meta.model_name: wanted for model, wanted in keys.items()}
    found: dict[Key, dict] = defaultdict(dict)
    drafts = Revision.objects.of_records(places).open().only("model", "object", "states")
    for draft in drafts if candidates else ():
        said = {(own, mark.text_hash): mark.said for own, mark in draft.told.marks.items()}
        found[models[draft.model], draft.object] |= said
    return found


def _keys(candidates: Sequence[Candidate]) -> dict[type[Public], list[int]]:
    found = defaultdict(list)
    for candidate in candidates:
        found[type(candidate.record)].append(candidate.record.pk)
    return found


def _key(candidate: Candidate) -> Key:
    return type(candidate.record), candidate.record.pk
