"""Who speaks in a source: an authority, a company, the media or someone else."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from sources.models import Publisher, Source


class Group(TextChoices):
    """The groups of a list of sources, in the order in which they are shown."""

    OFFICIAL = "official", _("Official sources and research")
    COMPANY = "company", _("Companies and press releases")
    MEDIA = "media", _("Media")
    OTHER = "other", _("Blogs and texts without a publisher")


GROUPS = {
    Publisher.Kind.GOVERNMENT: Group.OFFICIAL,
    Publisher.Kind.ACADEMIC: Group.OFFICIAL,
    Publisher.Kind.COMPANY: Group.COMPANY,
    Publisher.Kind.WIRE: Group.COMPANY,
    Publisher.Kind.NEWS_AGENCY: Group.MEDIA,
    Publisher.Kind.NEWSPAPER: Group.MEDIA,
    Publisher.Kind.MAGAZINE: Group.MEDIA,
    Publisher.Kind.BROADCASTER: Group.MEDIA,
}


def group_of(source: Source) -> Group:
    """Return the group of a source, loaded by for_card().

    A press release is its issuer's word: an authority's is official, any other a company's.
    """
    group = GROUPS.get(source.publisher.kind, Group.OTHER) if source.publisher else Group.OTHER
    if source.kind == Source.Kind.PRESS_RELEASE and group != Group.OFFICIAL:
        return Group.COMPANY
    return group
