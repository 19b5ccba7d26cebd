"""The form that begins a record from an article: its name, what it is, its slug."""

from django.forms import CharField, ChoiceField, Form, HiddenInput, IntegerField, SlugField
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from sources.desk.page import Choice, Desk
from sources.registry import subject_models
from sources.stubs import Stub, propose_slug

LONGEST_NAME = 120


def kinds() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what a record may be, as grouped choices: "company.institute" and its label."""
    return [
        (
            capfirst(model._meta.verbose_name),
            [(f"{name}.{kind}", label) for kind, label in _kind_of(model).flatchoices],
        )
        for name, model in subject_models().items()
    ]


class StubForm(Form):
    """A record to begin. The place is where its words were marked, if they were."""

    name = CharField(label=_("Name in the language of the article"), max_length=LONGEST_NAME)
    what = ChoiceField(label=_("What it is"), choices=lazy(kinds, list))
    slug = SlugField(
        label=_("Slug"),
        max_length=80,
        required=False,
        help_text=_("Needed where the name is not in Latin letters."),
    )
    words = CharField(widget=HiddenInput, required=False, max_length=LONGEST_NAME, strip=False)
    paragraph = IntegerField(widget=HiddenInput, required=False)
    start = IntegerField(widget=HiddenInput, required=False)

    def clean(self):
        """Propose a slug where none is given and the name allows it."""
        cleaned = super().clean()
        cleaned["slug"] = cleaned.get("slug") or propose_slug(cleaned.get("name", ""))
        if not cleaned["slug"] and not self.errors:
            self.add_error("slug", _("Type a slug; this name has no Latin letters."))
        return cleaned

    def stub(self, desk: Desk) -> Stub:
        """Return what was sent; a place where the article does not have the words is left out."""
        said = self.cleaned_data
        subject_type, _dot, kind = said["what"].partition(".")
        words, first = said["words"], None
        paragraph, start = said["paragraph"] or 0, said["start"] or 0
        end = start + len(words)
        if words and 0 < paragraph <= len(desk.paragraphs):
            here = desk.paragraphs[paragraph - 1][start:end]
            first = (paragraph, start, end) if here == words else None
        return Stub(subject_type, kind, said["name"], said["slug"], words if first else "", first)


def begin_stub(desk: Desk, choice: Choice | None) -> StubForm:
    """Return the form, filled with the words that were marked."""
    start: dict[str, object] = {"what": _likeliest()}
    if choice is not None and choice.is_own:
        paragraph, low, high = (choice.asked[name] for name in ("paragraph", "start", "end"))
        held = desk.paragraphs[paragraph - 1][low:high]
        words = held.strip()
        if len(words) <= LONGEST_NAME:
            low += len(held) - len(held.lstrip())
            start |= {"name": words, "slug": propose_slug(words)}
            start |= {"words": words, "paragraph": paragraph, "start": low}
    return StubForm(initial=start, auto_id="stub-%s")


def _likeliest() -> str:
    name, model = next(iter(subject_models().items()))
    return f"{name}.{_kind_of(model).get_default()}"


def _kind_of(model):
    return model._meta.get_field("kind")
