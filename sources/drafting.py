"""Claims drafted from an article: confirmed, refused, published together."""

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from editorial.candidates import candidates_of
from editorial.clock import hold_clock
from editorial.drafts import create_record
from editorial.models import Public, Revision
from editorial.patches import Data, set_columns
from editorial.publish_checks import Finding, findings_of
from editorial.publishing import publish_draft, publish_records
from editorial.registry import records_under
from editorial.review import submit
from editorial.rights import lacks_approval, may_write_facts, require_publisher
from sources.models import Claim, Correction, RejectedSuggestion, Source
from sources.registry import claim_models


def draft_claim(claim: Claim, data: Data, *, by: AbstractBaseUser) -> Revision:
    """Store a new claim, hidden from readers, and put it into the queue of those who review.

    claim: unsaved. data: every field, as editorial.patches has it.
    Errors: ValidationError from the claim's own rules, and for one that the source is already
    claimed to say in the same place; PermissionDenied.
    """
    with hold_clock(by=by):
        _refuse_twice(claim, data)
        return submit(create_record(claim, data, by=by), by=by)


def may_confirm(by: AbstractBaseUser) -> bool:
    """Tell whether someone may confirm and refuse what articles are suggested to say."""
    return may_write_facts(by, Correction)


def require_editor(by: AbstractBaseUser) -> None:
    """Refuse who may not confirm what is suggested. Errors: PermissionDenied."""
    if not may_confirm(by):
        raise PermissionDenied(_("Only an editor may do this."))


@transaction.atomic
def reject_suggestion(
    source: Source,
    paragraph: int,
    refusal: tuple[str, int, int, str, str],
    *,
    by: AbstractBaseUser,
) -> RejectedSuggestion:
    """Refuse a suggestion so that it is not made again; twice changes nothing.

    refusal: as sources.suggesting.refusal_of gives it. Errors: PermissionDenied.
    """
    require_editor(by)
    names = ("paragraph_sha256", "start", "end", "kind", "about")
    rejected, _created = RejectedSuggestion.objects.get_or_create(
        source=source,
        **dict(zip(names, refusal, strict=True)),
        defaults={"paragraph": paragraph, "by": by},
    )
    return rejected


def take_back_rejections(source: Source, keys: Iterable[int], *, by: AbstractBaseUser) -> int:
    """Let suggestions be made again; return how many. Errors: PermissionDenied."""
    require_editor(by)
    return RejectedSuggestion.objects.of_source(source).filter(pk__in=keys).delete()[0]


def claims_in_review(source: Source) -> list[Revision]:
    """Return the drafts in review of a source's claims, in order of number: 2 queries a kind."""
    records = {
        model._meta.model_name: list(model.objects.of_source(source).values_list("pk", flat=True))
        for model in claim_models()
    }
    drafts = Revision.objects.of_records(records).in_states(Revision.State.IN_REVIEW)
    return list(drafts.for_page().order_by("pk"))


def findings_in(drafts: Iterable[Revision], source: Source) -> dict[int, list[Finding]]:
    """Return by id what is found in drafts of claims, if the source is published along.

    Left out are those whose record is gone. A constant number of queries.
    """
    drafts = list(drafts)
    candidates = candidates_of(drafts)
    findings = findings_of(candidates.values())
    found = {pk: list(findings[candidate]) for pk, candidate in candidates.items()}
    if not source.is_public:
        found = {pk: [f for f in each if f.field != "source"] for pk, each in found.items()}
    for draft in drafts:
        if draft.pk in found and lacks_approval(draft):
            found[draft.pk].insert(0, _needs_approval())
    return found


def publish_claims(
    source: Source, drafts: Mapping[int, int], *, by: AbstractBaseUser
) -> list[Public]:
    """Publish drafts of a source's claims, its publisher and itself before them; all or none.

    drafts: {id: the version that was looked at}.
    Errors: ValidationError, one message a claim, where any cannot be published or was changed
    since; PermissionDenied. Nothing is published then.
    """
    require_publisher(by)
    with hold_clock(by=by):
        below = [*records_under(source), source]
        publish_records([record for record in below if not record.is_public], by=by)
        waiting = {draft.pk: draft for draft in claims_in_review(source)}
        if gone := [pk for pk, version in drafts.items() if not _is_same(waiting, pk, version)]:
            words = _("%(n)s of these drafts were changed since you opened this page. Look again.")
            raise ValidationError(words % {"n": len(gone)})
        published, said = [], []
        for pk in drafts:
            try:
                published.append(publish_draft(waiting[pk], by=by))
            except ValidationError as error:
                said += error.messages
        if said:
            raise ValidationError(said)
    return published


def _is_same(waiting: Mapping[int, Revision], pk: int, version: int) -> bool:
    return pk in waiting and waiting[pk].version == version


def _needs_approval() -> Finding:
    words = _("Someone who did not write it has to approve it first.")
    return Finding("error", "", words)


def _refuse_twice(claim: Claim, data: Data) -> None:
    """Refuse a claim that its source is already claimed to make in the same words."""
    names = [name for name in claim.stated if name in data]
    if not names:
        return
    set_columns(claim, data, ["source", "paragraph", "start", "end", "as_published", *names])
    place = {name: getattr(claim, name) for name in ("paragraph", "start", "end", "as_published")}
    stated = {name: getattr(claim, name) for name in names}
    rows = type(claim).objects.exclude(state="retired").of_source(claim.source)
    if found := rows.filter(**place, **stated).first():
        words = _("Claim %(number)s says this already.")
        raise ValidationError(words % {"number": found.number})
