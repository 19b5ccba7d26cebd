"""What an editor chooses of a preview, and what the desk shows around it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.labels import language_of
from editorial.models import Public, Revision
from editorial.pages_of import PublicPage
from editorial.preview_links import Link
from editorial.previewing import Banner, Look, Preview, Shown, look_at
from editorial.registry import model_named
from translations.languages import HTML_CODES, LANGUAGES, OWN_NAMES, current_language


class Width(TextChoices):
    """How wide the frame is."""

    PHONE = "phone", gettext_lazy("Phone, 390 px")
    TABLET = "tablet", gettext_lazy("Tablet, 768 px")
    DESKTOP = "desktop", gettext_lazy("Desktop, 1280 px")


VIEWS = (
    (False, gettext_lazy("The draft alone")),
    (True, gettext_lazy("Beside what readers see now")),
)


class PreviewForm(forms.Form):
    """What is chosen; every field may be left out, and a bad value is left out too.

    draft: of a release set, the one whose pages are shown. live: for a frame, what readers
    see now.
    """

    lang = forms.ChoiceField(choices=settings.LANGUAGES, required=False)
    page = forms.CharField(max_length=80, required=False)
    width = forms.ChoiceField(choices=Width, required=False)
    beside = forms.BooleanField(required=False)
    draft = forms.IntegerField(min_value=1, required=False)
    live = forms.BooleanField(required=False)


@dataclass(frozen=True)
class Choice:
    """What is chosen of a preview; the names are those of the form."""

    lang: str
    page: str = ""
    width: str = Width.DESKTOP
    beside: bool = False
    draft: int | None = None
    live: bool = False

    def query(self, **changes) -> str:
        """Return the choice as a query, "?" included, with some of it changed."""
        asked = vars(replace(self, **changes))
        return "?" + urlencode({n: 1 if v is True else v for n, v in asked.items() if v})


@dataclass(frozen=True)
class Option:
    """One thing to choose. lang: of a label in a language of its own."""

    label: str
    address: str
    is_current: bool
    lang: str = ""


@dataclass(frozen=True)
class Frame:
    """A page in its frame. title: what it is, for who cannot see where it stands."""

    caption: str
    title: str
    address: str
    lang: str


@dataclass(frozen=True)
class Toolbar:
    """What stands around the frames. errors: why there are none."""

    languages: list[Option]
    pages: list[Option] = field(default_factory=list)
    widths: list[Option] = field(default_factory=list)
    views: list[Option] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    lifted: list[Public] = field(default_factory=list)
    conflicts: list[Shown] = field(default_factory=list)
    link: str = ""
    link_ends_at: datetime | None = None
    errors: list[str] = field(default_factory=list)


def chosen(data: QueryDict, draft: Revision | None) -> Choice:
    """Return what an address chooses, the language that a draft is about where it names none."""
    said = _said(data)
    return Choice(**{"lang": said.get("lang") or _language_about(draft)} | said)


def chosen_draft(data: QueryDict) -> int | None:
    """Return the id of the draft that an address chooses of a release set, None for none."""
    return _said(data).get("draft")


def toolbar_of(preview: Preview, choice: Choice) -> Toolbar:
    """Look at a preview and return what the desk shows of it."""
    here = desk_address(preview)
    languages = [_language(here, choice, code) for code in LANGUAGES]
    try:
        look = look_at(preview)
    except ValidationError as error:
        return Toolbar(languages, errors=error.messages)
    if not look.pages:
        return Toolbar(languages, errors=[_("It shows on no page of the site.")])
    return _with_pages(preview, choice, look, languages)


def desk_address(preview: Preview) -> str:
    """Return where the desk shows a preview."""
    if preview.release:
        return reverse("admin:release_preview", args=[preview.release.slug])
    return reverse("admin:preview", args=[preview.draft.pk])


def frame_address(preview: Preview) -> str:
    """Return where the page for the frame is."""
    if preview.release:
        return reverse("admin:release_preview_page", args=[preview.release.slug])
    return reverse("admin:preview_page", args=[preview.draft.pk])


def banner_of(preview: Preview, choice: Choice) -> Banner:
    """Return what a page in a frame says of itself; other languages lead to the desk."""
    here = desk_address(preview)
    addresses = {code: here + choice.query(lang=code, live=False) for code in LANGUAGES}
    if choice.live:
        return Banner(addresses, is_framed=True)
    author = preview.draft.author
    return Banner(
        addresses,
        title=str(preview.release or ""),
        count=len(preview.drafts),
        author=author.get_full_name() or author.get_username() if author else "",
        saved_at=preview.draft.updated_at,
        is_framed=True,
    )


def _said(data: QueryDict) -> dict:
    form = PreviewForm(data)
    form.is_valid()
    return {name: value for name, value in form.cleaned_data.items() if value}


def _language_about(draft: Revision | None) -> str:
    """Return the desk's language, unless the draft changes texts and none of them in it."""
    options = model_named(draft.model)._meta if draft else None
    changed = [language_of(options, name) for name in draft.changed] if draft else []
    written = list(filter(None, changed))
    here = current_language()
    return here if here in written or not written else written[0]


def _with_pages(preview: Preview, choice: Choice, look: Look, languages: list[Option]) -> Toolbar:
    here = desk_address(preview)
    page = next((page for page in look.pages if page.key == choice.page), look.pages[0])
    link = _link(preview, choice, page)
    return Toolbar(
        languages,
        pages=[_page(here, choice, each, each is page) for each in look.pages],
        widths=[_width(here, choice, *each) for each in Width.choices],
        views=[_view(here, choice, *each) for each in VIEWS],
        frames=list(_frames(preview, choice, page)),
        lifted=look.lifted,
        conflicts=look.conflicts,
        link=settings.SITE_URL + link.address,
        link_ends_at=link.ends_at,
    )


def _language(here: str, choice: Choice, code: str) -> Option:
    address = here + choice.query(lang=code)
    return Option(OWN_NAMES[code], address, code == choice.lang, HTML_CODES[code])


def _page(here: str, choice: Choice, page: PublicPage, is_current: bool) -> Option:
    return Option(page.label, here + choice.query(page=page.key), is_current)


def _width(here: str, choice: Choice, value: str, label: str) -> Option:
    return Option(label, here + choice.query(width=value), value == choice.width)


def _view(here: str, choice: Choice, is_beside: bool, label: str) -> Option:
    return Option(label, here + choice.query(beside=is_beside), is_beside == choice.beside)


def _frames(preview: Preview, choice: Choice, page: PublicPage) -> Iterable[Frame]:
    captions = [(True, _("What readers see now"))] if choice.beside else []
    for is_live, caption in [*captions, (False, _("As it will be"))]:
        yield Frame(
            caption,
            f"{caption}: {page.label}",
            frame_address(preview) + choice.query(page=page.key, live=is_live),
            HTML_CODES[choice.lang],
        )


def _link(preview: Preview, choice: Choice, page: PublicPage) -> Link:
    release = preview.release.slug if preview.release else ""
    return Link(preview.draft.pk, page.key, choice.lang, release)
