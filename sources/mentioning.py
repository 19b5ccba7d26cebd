"""Whom an article names: found by their names, kept by editors, shown by publishers."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q
from django.utils import timezone

from editorial.clock import hold_clock
from editorial.models import Public
from editorial.rights import require_publisher
from sources.articles import passage_sha256
from sources.drafting import reject_suggestion, require_editor
from sources.extraction import MentionSuggestion
from sources.extraction.spans import Place
from sources.models import Mention, RejectedSuggestion, Source
from sources.registry import subject_models

KIND = "mention"


@dataclass
class Mentioned:
    """A record that an article names.

    places: where its text has one of the names. mention: what was kept of it, None for nothing.
    """

    subject_type: str
    record: Public
    places: list[Place] = field(default_factory=list)
    mention: Mention | None = None

    @property
    def key(self) -> str:
        """Return what names it in a form, and in what was refused."""
        return _key(self.subject_type, self.record.slug)

    @property
    def first(self) -> tuple[int, int, int]:
        """Return its first place: paragraph, start, end."""
        place = self.places[0] if self.places else self.mention
        return place.paragraph, place.start, place.end

    @property
    def paragraphs(self) -> list[int]:
        """Return the numbers of the paragraphs that name it, each once."""
        return list(dict.fromkeys(place.paragraph for place in self.places))

    @property
    def words(self) -> list[str]:
        """Return how the article calls it."""
        return list(dict.fromkeys(place.text for place in self.places))


def mentioned_in(
    source: Source,
    found: Iterable[MentionSuggestion],
    rejected: Iterable[RejectedSuggestion],
) -> list[Mentioned]:
    """Return whom an article names, refused ones left out, in its order.

    found: what its text is searched for; kept ones are there even where it no longer has their
    names. A query, and one for each sort of subject.
    """
    refused = {each.about for each in rejected if each.kind == KIND}
    kept = {(each.model, each.object): each for each in Mention.objects.of_source(source)}
    places: dict[tuple[str, str], list[Place]] = {}
    for each in found:
        places.setdefault((each.subject_type, each.subject), []).append(each.place)
    named = [
        Mentioned(kind, record, places.get((kind, record.slug), []), kept.get((kind, record.pk)))
        for kind, model in subject_models().items()
        for record in _records(kind, model, places, kept)
    ]
    return sorted(
        (each for each in named if each.mention or each.key not in refused),
        key=lambda each: each.first,
    )


def keep_mentions(
    source: Source,
    named: Iterable[Mentioned],
    ticked: Collection[str],
    lines: Sequence[str],
    *,
    by: AbstractBaseUser,
) -> int:
    """Keep whom an article names as far as ticked, refuse the others; return how many are kept.

    ticked: their keys. lines: the paragraphs of the article.
    Errors: PermissionDenied; only a publisher takes back what readers see.
    """
    require_editor(by)
    named = list(named)
    others = [each for each in named if each.key not in ticked]
    with hold_clock(by=by) as tick:
        if any(each.mention and each.mention.shown_at for each in others):
            require_publisher(by)
            tick.raise_without_change()
        for each in named:
            if each.key in ticked:
                keep_mention(source, each.record, each.first, by=by)
        for each in others:
            _refuse(source, each, lines, by)
    return len(named) - len(others)


def keep_mention(
    source: Source, record: Public, first: tuple[int, int, int], *, by: AbstractBaseUser
) -> Mention:
    """Keep that an article names a record, first at a place; twice changes nothing."""
    paragraph, start, end = first
    mention, _created = Mention.objects.get_or_create(
        source=source,
        model=record._meta.model_name,
        object=record.pk,
        defaults={"paragraph": paragraph, "start": start, "end": end, "by": by},
    )
    return mention


def show_mentions(source: Source, *, by: AbstractBaseUser) -> int:
    """Let readers see what is kept of whom an article names; return how many are new to them.

    Where the site demands two people, it is those that someone else kept.
    Errors: PermissionDenied.
    """
    require_publisher(by)
    with hold_clock(by=by) as tick:
        waiting = Mention.objects.of_source(source).hidden()
        if settings.REVIEW_BY_TWO:
            waiting = waiting.exclude(by=by)
        count = waiting.order_by().update(shown_at=timezone.now())
        if count and source.is_public:
            tick.raise_without_change()
    return count


def shown_mentions(source: Source) -> list[Public]:
    """Return the public records that readers are told a source names: a query, and one a model."""
    keys = Mention.objects.of_source(source).shown().keys()
    models = subject_models()
    return [
        record
        for name, ids in keys.items()
        if name in models
        for record in models[name].objects.published().filter(pk__in=ids)
    ]


def _key(subject_type: str, slug: str) -> str:
    return f"{subject_type}.{slug}"


def _records(kind: str, model: type[Public], places, kept) -> list[Public]:
    slugs = [slug for subject_type, slug in places if subject_type == kind]
    ids = [key for name, key in kept if name == kind]
    return list(model._default_manager.filter(Q(slug__in=slugs) | Q(pk__in=ids)))


def _refuse(source: Source, each: Mentioned, lines: Sequence[str], by: AbstractBaseUser) -> None:
    if each.mention:
        each.mention.delete()
    paragraph, start, end = each.first
    line = lines[paragraph - 1] if paragraph <= len(lines) else ""
    refusal = (passage_sha256(line), start, end, KIND, each.key)
    reject_suggestion(source, paragraph, refusal, by=by)
