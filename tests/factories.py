"""Rows for tests: a draft by default, `public=True` to publish what they stand on too."""

import factory
from factory.django import DjangoModelFactory

from companies import models as companies
from editorial.clock import hold_clock
from editorial.models import Public
from editorial.registry import records_under
from editorial.services import publish
from hubs import models as hubs
from pages import models as pages
from sources import models as sources
from sources.services import save_claim


def letters(n: int) -> str:
    """Return A, B … Z, BA, BB …: names that are told apart without a number to translate."""
    tens, ones = divmod(n, 26)
    return (letters(tens) if tens else "") + chr(65 + ones)


def publish_whole(record: Public) -> None:
    """Publish a record after all that it stands on; one that is public stands on public ones."""
    if record.is_public:
        return
    with hold_clock():
        for under in records_under(record):
            publish_whole(under)
        publish(record)


class PublicFactory(DjangoModelFactory):
    """A record; give public=True to publish it."""

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    @classmethod
    def create_batch(cls, size, **kwargs):
        """Create many records; what of them is published is published in one go."""
        with hold_clock():
            return super().create_batch(size, **kwargs)

    @factory.post_generation
    def public(self, create, extracted, **kwargs):
        """Publish after every many-to-many relation is set."""
        if create and extracted:
            publish_whole(self)


class ClaimFactory(PublicFactory):
    """A claim with a number, a source and a paragraph."""

    class Meta:
        abstract = True

    paragraph = 1

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return save_claim(model_class(*args, **kwargs))


class PublisherFactory(PublicFactory):
    class Meta:
        model = sources.Publisher

    slug = factory.Sequence(lambda n: f"publisher-{n}")
    name_en = factory.Sequence(lambda n: f"Publisher {letters(n)}")
    kind = "newspaper"


class SourceFactory(PublicFactory):
    class Meta:
        model = sources.Source

    slug = factory.Sequence(lambda n: f"source-{n}")
    title_en = factory.Sequence(lambda n: f"Source {letters(n)}")
    original_title = factory.SelfAttribute("title_en")
    language = "en"
    publisher = factory.SubFactory(PublisherFactory)


class CorrectionFactory(ClaimFactory):
    class Meta:
        model = sources.Correction

    source = factory.SubFactory(SourceFactory)
    text_en = "The article misplaces a bay."


class DecisionFactory(PublicFactory):
    class Meta:
        model = sources.Decision

    outcome = "both"
    reason_en = "They count in different ways."


class SectorFactory(PublicFactory):
    class Meta:
        model = hubs.Sector

    slug = factory.Sequence(lambda n: f"sector-{n}")
    name_en = factory.Sequence(lambda n: f"Sector {letters(n)}")


class HubFactory(PublicFactory):
    class Meta:
        model = hubs.Hub

    slug = factory.Sequence(lambda n: f"hub-{n}")
    name_en = factory.Sequence(lambda n: f"Hub {letters(n)}")


class UnitFactory(DjangoModelFactory):
    class Meta:
        model = hubs.Unit
        django_get_or_create = ("slug",)

    slug = "percent"
    name_en = "%"
    kind = "percent"


class IndicatorFactory(PublicFactory):
    class Meta:
        model = hubs.Indicator

    slug = factory.Sequence(lambda n: f"indicator-{n}")
    name_en = factory.Sequence(lambda n: f"Indicator {letters(n)}")
    definition_en = "What is counted."
    unit = factory.SubFactory(UnitFactory)
    measure = "share"
    theme = "innovation"


class FigureFactory(ClaimFactory):
    class Meta:
        model = hubs.HubFigure

    hub = factory.SubFactory(HubFactory)
    indicator = factory.SubFactory(IndicatorFactory)
    source = factory.SubFactory(SourceFactory)
    value = "6.46"
    digits = 2
    as_published = "6.46%"
    period_start = "2024-01-01"
    period_end = "2024-12-31"
    precision = "year"


class AbsenceFactory(PublicFactory):
    class Meta:
        model = hubs.Absence

    hub = factory.SubFactory(HubFactory)
    indicator = factory.SubFactory(IndicatorFactory)
    reason = "not_applicable"


class EventFactory(ClaimFactory):
    class Meta:
        model = hubs.Event

    source = factory.SubFactory(SourceFactory)
    title_en = "A plan is published"
    date = "2005-01-01"
    precision = "year"

    hubs = ()

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        named = kwargs.pop("hubs")
        claim = super()._create(model_class, *args, **kwargs)
        claim.hubs.set(named)
        return claim


class StatementFactory(ClaimFactory):
    class Meta:
        model = hubs.Statement

    source = factory.SubFactory(SourceFactory)
    kind = "strength"
    text_en = "Its supply chain is complete."

    hubs = ()

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        named = kwargs.pop("hubs")
        claim = super()._create(model_class, *args, **kwargs)
        claim.hubs.set(named)
        return claim


class CompanyFactory(PublicFactory):
    class Meta:
        model = companies.Company

    slug = factory.Sequence(lambda n: f"company-{n}")
    name_en = factory.Sequence(lambda n: f"Company {letters(n)}")
    status = "active"


class PresenceFactory(ClaimFactory):
    class Meta:
        model = companies.Presence

    company = factory.SubFactory(CompanyFactory)
    hub = factory.SubFactory(HubFactory)
    source = factory.SubFactory(SourceFactory)
    role = "based"


class GroupFactory(PublicFactory):
    class Meta:
        model = companies.Group

    slug = factory.Sequence(lambda n: f"group-{n}")
    name_en = factory.Sequence(lambda n: f"Group {letters(n)}")


class MembershipFactory(ClaimFactory):
    class Meta:
        model = companies.Membership

    group = factory.SubFactory(GroupFactory)
    company = factory.SubFactory(CompanyFactory)
    source = factory.SubFactory(SourceFactory)


class CompanyFigureFactory(FigureFactory):
    class Meta:
        model = companies.CompanyFigure

    hub = None
    company = factory.SubFactory(CompanyFactory)
    indicator = factory.SubFactory(IndicatorFactory, subject="company")

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        kwargs.pop("hub")
        return super()._create(model_class, *args, **kwargs)


class PageFactory(PublicFactory):
    class Meta:
        model = pages.Page

    slug = "about"
    title_en = "About this atlas"
    summary_en = "Who makes it."
    body_en = "## Who {#who}\n\nIts editors."
