"""What a person sees of revisions: what they change, what is wrong, what they are drawn from."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from editorial.candidates import Candidate, candidates_of
from editorial.diffs import FieldGroup, Labels, diff, field_label, grouped, value_words
from editorial.drafts import Conflict
from editorial.labels import language_of
from editorial.models import Public, Revision
from editorial.patches import Data
from editorial.publish_checks import Finding, findings_of
from editorial.quoting import Quote, quotes_of
from editorial.registry import model_named
from editorial.related import labels_of, related_to
from translations.languages import HTML_CODES, LANGUAGES, OWN_NAMES


@dataclass(frozen=True)
class FieldName:
    """What a field of data is called, and the language it is in, '' for none."""

    name: str
    label: str
    language: str

    @property
    def language_name(self) -> str:
        """Return the language's own name."""
        return OWN_NAMES.get(self.language, "")

    @property
    def html_lang(self) -> str:
        """Return the value for an HTML lang attribute."""
        return HTML_CODES.get(self.language, "")


@dataclass(frozen=True)
class Sides:
    """A field that was changed in two places, each in words."""

    name: FieldName
    base: str
    live: str
    mine: str


@dataclass(frozen=True)
class NamedFinding:
    """What a check found, with the name of its field, None for the whole record."""

    finding: Finding
    name: FieldName | None


@dataclass(frozen=True)
class Look:
    """One revision as its page shows it.

    record: None where it is no more. groups: what it changes over its base. moved: what was
    changed live since it was begun; conflicts: those of them that it changes too.
    """

    revision: Revision
    model: type[Public]
    groups: list[FieldGroup]
    record: Public | None = None
    moved: list[FieldGroup] = field(default_factory=list)
    conflicts: list[Sides] = field(default_factory=list)
    findings: list[NamedFinding] = field(default_factory=list)
    quote: Quote | None = None

    @property
    def languages(self) -> list[str]:
        """Return the languages in which it changes a text, in their usual order."""
        changed = {language_of(self.model._meta, name) for name in self.revision.changed}
        return [code for code in LANGUAGES if code in changed]

    @property
    def errors(self) -> list[NamedFinding]:
        """Return what forbids publishing."""
        return [named for named in self.findings if named.finding.is_error]

    @property
    def warnings(self) -> list[NamedFinding]:
        """Return what a person has to have seen."""
        return [named for named in self.findings if not named.finding.is_error]

    @property
    def kind(self) -> str:
        """Return what kind of record it is, in words."""
        return str(self.model._meta.verbose_name)

    @property
    def is_new(self) -> bool:
        """Tell whether readers never saw the record before."""
        return self.revision.base is None


def look_at(drafts: Iterable[Revision]) -> list[Look]:
    """Return open drafts as their reviewers see them, in their order.

    drafts: loaded by for_page(). A constant number of queries for any number of drafts of
    the same models.
    """
    waiting = list(drafts)
    candidates = candidates_of(waiting)
    findings, quotes = findings_of(candidates.values()), quotes_of(candidates.values())
    labels = next((labels_of(each.related) for each in candidates.values()), {})
    return [
        _look(draft, candidate, labels, findings[candidate], quotes.get(candidate))
        if (candidate := candidates.get(draft.pk))
        else compare(draft)
        for draft in waiting
    ]


def compare(revision: Revision, against: Revision | None = None) -> Look:
    """Return a revision over its base, or over any other one of the same record."""
    return compare_all([revision], against)[0]


def compare_all(revisions: Iterable[Revision], against: Revision | None = None) -> list[Look]:
    """Return revisions over their bases: a query a model that they name.

    revisions: with `base` loaded. against: compare with this one instead.
    """
    pairs = [(revision, (against or revision.base)) for revision in revisions]
    data = [(r.model, x.data) for r, base in pairs for x in (r, base) if x is not None]
    labels = labels_of(related_to((model_named(model), each) for model, each in data))
    found = []
    for revision, base in pairs:
        model = model_named(revision.model)
        fields = diff(model, base.data if base else None, revision.data, labels=labels)
        found.append(Look(revision, model, grouped(fields)))
    return found


def name_field(model: type[Public], name: str) -> FieldName:
    """Return what a field of data is called."""
    return FieldName(name, field_label(model, name), language_of(model._meta, name))


def _look(
    draft: Revision,
    candidate: Candidate,
    labels: Labels,
    findings: Iterable[Finding],
    quote: Quote | None,
) -> Look:
    model = type(candidate.record)
    base = draft.base.data if draft.base else None
    return Look(
        revision=draft,
        model=model,
        record=candidate.record,
        groups=grouped(diff(model, base, draft.data, labels=labels)),
        moved=grouped(_moved(model, draft, candidate, labels)),
        conflicts=[_sides(model, conflict, labels) for conflict in candidate.conflicts],
        findings=[_named(model, finding) for finding in findings],
        quote=quote,
    )


def _moved(model: type[Public], draft: Revision, candidate: Candidate, labels: Labels) -> list:
    """Return how what readers see differs from what the draft was begun on."""
    if draft.base is None or not candidate.record.is_public:
        return []
    base: Data = draft.base.data
    return diff(model, base, candidate.live, labels=labels)


def _sides(model: type[Public], conflict: Conflict, labels: Labels) -> Sides:
    values = (conflict.base, conflict.theirs, conflict.mine)
    words = (value_words(model, conflict.field, value, labels) for value in values)
    return Sides(name_field(model, conflict.field), *words)


def _named(model: type[Public], finding: Finding) -> NamedFinding:
    return NamedFinding(finding, name_field(model, finding.field) if finding.field else None)
