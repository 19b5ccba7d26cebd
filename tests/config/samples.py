"""One of everything that has an address, for tests that ask every address of the site."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from config.api import RESOURCES
from editorial.drafts import save_draft
from editorial.models import Public, Release, Revision
from editorial.patches import data_of
from editorial.publishing import publish_draft
from editorial.review import put_in_release, submit
from editorial.services import save_record
from editorial.tokens import make_token
from hubs.models import Hub, HubFigure
from pages.models import Page
from sources.models import Claim, Source
from tests import factories
from tests.editorial.people import editor, publisher
from translations.models import GlossaryTerm

READING = [
    "reading",
    *("reading_check", "reading_claim", "reading_reject", "reading_publish"),
]


def make_samples() -> dict:
    """Store two records of every kind, the first one public, and what has a page beside them.

    Returns what a part of an address may be: by its own name, or by (name of the address,
    name of the part) where it is another thing there; a list where each is an address of its
    own.
    """
    for factory in _factories():
        factory(public=True)
    # What others stand on comes last: the last of it is free to be deleted.
    for factory in sorted(_factories(), key=_by_what_it_stands_on):
        factory(**({"slug": "methodology"} if factory._meta.model is Page else {}))
    hub = Hub.objects.published().first()
    past = _past_revision(hub)
    draft = _draft_in_review(hub)
    _text()
    editor("guest")
    GlossaryTerm.objects.create(slug="chip", term_en="chip")
    token, _secret = make_token(draft.author, "importer", timezone.now() + timedelta(days=1))
    return {
        "pk": draft.pk,
        ("record_history", "pk"): hub.pk,
        ("editing", "pk"): hub.pk,
        **dict.fromkeys([("sides", "pk"), ("sides_check", "pk")], hub.pk),
        ("token_revoke", "pk"): token.pk,
        ("restore", "pk"): past.pk,
        "model": "hub",
        "batch": past.batch,
        "slug": draft.release.slug,
        **dict.fromkeys(
            [(name, "slug") for name in READING], Source.objects.published().first().slug
        ),
        "number": HubFigure.objects.published().first().number,
        "name": "my-drafts",
        "language": "vi",
        "app_label": "hubs",
        "url": "nowhere/",
        "content_type_id": ContentType.objects.get_for_model(Hub).pk,
        "object_id": hub.pk,
        "uidb64": "MQ",
        "token": "set-password",
    }


def sample_of(model, *, hidden: bool = False) -> int:
    """Return the key of a sample: public, or never public, where that is something."""
    rows = model._default_manager.order_by("pk")
    if issubclass(model, Public):
        rows = rows.filter(published_at__isnull=hidden)
    return (rows.last() if hidden else rows.first()).pk


def public_key(plural: str) -> str:
    """Return the slug or number of a sample of what the API calls by this name."""
    model = next(resource.model for resource in RESOURCES if resource.plural == plural)
    return model.objects.published().first().key


def _factories() -> list:
    found, waiting = [], list(factories.PublicFactory.__subclasses__())
    while waiting:
        factory = waiting.pop(0)
        waiting += factory.__subclasses__()
        found += [] if factory._meta.abstract else [factory]
    return found


def _by_what_it_stands_on(factory) -> tuple[bool, int]:
    model = factory._meta.model
    return not issubclass(model, Claim), -len(model.stands_on)


def _past_revision(hub: Hub) -> Revision:
    author, reviewer = editor("author"), publisher("reviewer")
    author.set_password("known")
    author.save()
    hub.slug = "renamed"
    save_record(hub)
    draft = save_draft(hub, data_of(hub) | {"tagline_vi": "Mới"}, by=author)
    publish_draft(draft, by=reviewer)
    return Revision.objects.numbered().exclude(batch="").first()


def _draft_in_review(hub: Hub) -> Revision:
    author = Revision.objects.exclude(author=None).first().author
    release = Release.objects.create(slug="autumn", title_en="Autumn")
    hub.refresh_from_db()
    draft = save_draft(hub, data_of(hub) | {"tagline_vi": "Khác"}, by=author)
    return submit(put_in_release(draft, release, by=author), by=author)


def _text() -> None:
    source, moment = Source.objects.published().first(), timezone.now() - timedelta(days=1)
    snapshot = source.snapshots.create(raw=b"One", text="One", sha256="1" * 64, fetched_at=moment)
    snapshot.passages.create(paragraph=1, start=0, end=3, exact="One")
