"""Release sets: made, filled with drafts, given up, taken back after they were published."""

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from editorial.apart import leave_for_later
from editorial.clock import hold_clock
from editorial.labels import language_of
from editorial.models import Release, Revision
from editorial.registry import model_named
from editorial.restoring import Restored, restore_before
from editorial.review import put_in_release, take_out_of_release
from editorial.rights import require_set_maker
from translations.languages import LANGUAGES, column
from translations.texts import text_of

LONGEST = Release._meta.get_field("title").max_length


def create_release(slug: str, titles: Mapping[str, str], *, by: AbstractBaseUser | None) -> Release:
    """Begin an empty release set and return it. titles: by language.

    Errors: ValidationError for a slug that another set has; PermissionDenied.
    """
    require_set_maker(by)
    release = Release(slug=slug)
    for language, title in titles.items():
        setattr(release, column("title", language), title)
    release.full_clean()
    release.save()
    return release


@transaction.atomic
def rename_release(
    release: Release,
    titles: Mapping[str, str],
    *,
    seen: Mapping[str, str],
    by: AbstractBaseUser | None,
) -> Release:
    """Give a release set other titles and return it; its address stays.

    titles, seen: by language, as they are to be and as the editor saw them. Languages that
    they left alone keep what others wrote meanwhile.
    Errors: ValidationError where someone else changed the same language, where no title
    would be left, and for a set that was published: history knows it by its names;
    PermissionDenied.
    """
    require_set_maker(by)
    release = Release.objects.select_for_update().get(pk=release.pk)
    if release.state == Release.State.PUBLISHED:
        raise ValidationError(_("It was published under these titles, and keeps them."))
    for language in (code for code in titles if titles[code] != seen.get(code, "")):
        name = column("title", language)
        now = getattr(release, name) or ""
        if now not in (seen.get(language, ""), titles[language]):
            words = _("Someone else made this “%(title)s” meanwhile; open the page anew.")
            raise ValidationError({name: words % {"title": now}})
        setattr(release, name, titles[language])
    if not any(getattr(release, column("title", code)) for code in LANGUAGES):
        raise ValidationError(_("Give a title in one language at least."))
    release.full_clean()
    release.save()
    return release


@transaction.atomic
def add_drafts(
    release: Release, drafts: Iterable[Revision], *, by: AbstractBaseUser | None
) -> list[Revision]:
    """Put drafts into a release set, all or none, and return them. Errors: as put_in_release."""
    return [put_in_release(draft, release, by=by) for draft in drafts]


@transaction.atomic
def leave_languages(
    release: Release, languages: Iterable[str], *, by: AbstractBaseUser | None
) -> list[Revision]:
    """Choose which languages of all drafts of a set are left for later, and return the drafts.

    A draft that changes texts of these languages alone is taken out of the set.
    Errors: ValidationError for all languages, or a set that is scheduled; PermissionDenied.
    """
    require_set_maker(by)
    chosen = set(languages)
    drafts = list(release.revisions.open().order_by("pk"))
    for draft in drafts:
        options = model_named(draft.model)._meta
        if chosen and all(language_of(options, name) in chosen for name in draft.changed):
            take_out_of_release(draft, release, by=by)
        else:
            leave_for_later(draft, chosen, by=by)
    return drafts


@transaction.atomic
def delete_release(release: Release, *, by: AbstractBaseUser | None) -> None:
    """Delete a release set in which there is nothing, and never was anything published.

    Errors: ValidationError for any other; PermissionDenied.
    """
    require_set_maker(by)
    release = Release.objects.select_for_update().get(pk=release.pk)
    if release.state != Release.State.OPEN or release.revisions.exists():
        raise ValidationError(_("Only an empty release set can be deleted."))
    release.delete()


def restore_release(release: Release, *, by: AbstractBaseUser) -> Restored:
    """Make drafts that take back what a published set changed, in a new release set.

    Errors: ValidationError for a set that is not published, or where nothing is to be taken
    back; PermissionDenied. Nothing is made then.
    """
    require_set_maker(by)
    published = release.revisions.numbered().filter(published_seq=release.published_seq).first()
    if published is None:
        raise ValidationError(_("This release set was not published."))
    with hold_clock(by=by):
        restored = restore_before(published.batch, by=by)
        for language in LANGUAGES:
            with override(language):
                title = _("Before “%(title)s”") % {"title": text_of(release, "title", language)}
                setattr(restored.release, column("title", language), title[:LONGEST])
        restored.release.save()
    return restored
