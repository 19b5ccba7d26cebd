"""The public state every record of the site has."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from editorial.querysets import (
    PublicQuerySet,
)
from translations.texts import languages_of


class State(models.TextChoices):
    """Whether the public sees a record."""

    DRAFT = "draft", _("Draft")
    PUBLIC = "public", _("Public")
    RETIRED = "retired", _("Retired")


class Reason(models.TextChoices):
    """Why a record was retired, as the page that says so tells readers."""

    DUPLICATE = "duplicate", _("It says what another record says.")
    MERGED = "merged", _("It was merged with another record.")
    UNSUPPORTED = "unsupported", _("Its source does not support it.")
    CORRECTED = "corrected", _("It was wrong and has been corrected elsewhere.")
    OUT_OF_SCOPE = "out_of_scope", _("It lies outside what this site covers.")


class Public(models.Model):
    """A record that editors publish and retire; every record of the site is one.

    `stands_on` names the relations (foreign keys or many-to-many) whose records must be
    public before this one may be, and which take this one along when they are retired.
    `key_field` is what addresses and content files call it by: its slug, or its number.
    `prose` names the translated texts that are Markdown and may refer to figures and claims.
    `main_texts` names the translated fields of which the first that is written at all is
    the main text of the record's page.
    `needed_texts` names those that must be there in one language at least.
    `converted` names the columns whose text was made from the other Chinese script and waits
    for a reader of it (translations.states keeps it right), so that pages know without a query.
    """

    stands_on: tuple[str, ...] = ()
    prose: tuple[str, ...] = ()
    key_field = "slug"
    main_texts: tuple[str, ...] = ("title",)
    needed_texts: tuple[str, ...] = ()

    state = models.CharField(
        _("state"), max_length=7, choices=State, default=State.DRAFT, editable=False, db_index=True
    )
    published_at = models.DateTimeField(_("published at"), null=True, editable=False)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True, db_index=True)
    revision = models.PositiveIntegerField(_("revision"), default=1, editable=False)
    retired_because = models.CharField(
        _("why it was retired"), max_length=12, choices=Reason, blank=True, editable=False
    )
    converted = models.JSONField(_("converted texts"), default=list, editable=False)
    replaced_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("replaced by"),
    )

    objects = PublicQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_public(self) -> bool:
        """Tell whether the public sees this record."""
        return self.state == State.PUBLIC

    @property
    def key(self) -> str:
        """Return the slug or number by which addresses and files name this record."""
        return str(getattr(self, self.key_field))

    @property
    def written_in(self) -> list[str]:
        """Return the languages in which the page's main text is really written.

        First the one for readers of none of them: English, else that of the original.
        """
        found = (languages_of(self, field) for field in self.main_texts)
        return next(filter(None, found), [])

    def note_review(self, reviewer, at) -> None:
        """Remember who looked at the record before it is published, None for nobody.

        Nothing by default; claims tell it to readers.
        """
