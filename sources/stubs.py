"""Records begun from an article that names them: a name, its language, and where it was read."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from editorial.clock import hold_clock
from editorial.drafts import create_record
from editorial.models import Revision
from editorial.patches import flat
from editorial.review import submit
from editorial.shapes import shape_of
from search.normalise import fold
from sources.drafting import require_editor
from sources.mentioning import keep_mention
from sources.models import Source
from sources.registry import subject_models, subject_names
from translations.languages import current_language


@dataclass(frozen=True)
class Stub:
    """What is known of a record that an article names.

    kind: of the model of its subject type. words: how the article calls it, kept as another
    name where they differ. first: where, as paragraph, start and end; None if not told.
    """

    subject_type: str
    kind: str
    name: str
    slug: str
    words: str = ""
    first: tuple[int, int, int] | None = None


def create_stub(source: Source, stub: Stub, *, by: AbstractBaseUser) -> Revision:
    """Store a new record under a name in its article's language and submit its draft.

    Its message tells the source, which is kept to name it.
    Errors: ValidationError for a name that another one has, a slug that is taken, or what the
    model forbids; PermissionDenied.
    """
    require_editor(by)
    refuse_known_name(stub)
    model = subject_models()[stub.subject_type]
    record, message = model(), _("Named in “%(source)s”") % {"source": source.original_title}
    with hold_clock(by=by):
        draft = create_record(record, _data(source, stub), by=by, message=message)
        if stub.first:
            keep_mention(source, record, stub.first, by=by)
        return submit(draft, by=by)


def refuse_known_name(stub: Stub) -> None:
    """Refuse a name that a record of the same sort has. Errors: ValidationError naming it."""
    wanted = {fold(text) for text in (stub.name, stub.words) if text}
    for known in subject_names():
        if known.subject_type == stub.subject_type and fold(known.text) in wanted:
            words = _("“%(name)s” is a name of “%(slug)s” already.")
            raise ValidationError({"name": words % {"name": known.text, "slug": known.slug}})


def propose_slug(name: str) -> str:
    """Return a slug from a name in Latin letters, '' for any other."""
    folded = fold(name)
    return slugify(folded)[:80] if folded.isascii() else ""


def language_of_names(source: Source) -> str:
    """Return the language in which a source names records."""
    return source.original_language or current_language()


def _data(source: Source, stub: Stub) -> dict:
    model, language = subject_models()[stub.subject_type], language_of_names(source)
    said = {"slug": stub.slug, "kind": stub.kind, "name": {language: stub.name}}
    if stub.words and stub.words != stub.name:
        said["aliases"] = [{"text": stub.words, "language": language}]
    return flat(shape_of(model), said)
