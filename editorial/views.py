"""The page of one public record: found, moved, retired or unknown."""

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.generic import DetailView

from editorial.models import FormerSlug
from editorial.structured import dates_of
from translations.texts import text_of


class MovedPermanently(HttpResponsePermanentRedirect):
    """A permanent redirect that keeps method and body."""

    status_code = 308


class PublicDetailView(DetailView):
    """Show a published record; 308 for a former slug, 410 for a retired one, else 404.

    A subclass gives `model` and, through `get_queryset`, what its template reads.
    title_field: the translated field that the record is called by.
    """

    known_parameters: tuple[str, ...] = ()
    title_field = "name"

    def get_queryset(self):
        """Return the published records; subclasses load more."""
        return self.model.objects.published()

    def get(self, request, *args, **kwargs):
        """Answer with the page, or with where the record went."""
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            gone = self._retired() or self._moved()
            if gone is None:
                raise
            return gone

    def render_to_response(self, context, **kwargs):
        """Add what the head of the page says to machines."""
        machines = {
            "written_in": self.object.written_in,
            "crumb": self.crumb(),
            "structured": {**dates_of(self.object), **self.structured(context)},
        }
        return super().render_to_response(context | machines, **kwargs)

    def crumb(self) -> str:
        """Return what the way back calls this page."""
        return str(text_of(self.object, self.title_field))

    def structured(self, context: dict) -> dict:
        """Return what schema.org can say of the page beside its title; no query runs here."""
        return {}

    def _retired(self) -> HttpResponse | None:
        found = self.model.objects.retired().filter(**self._lookup()).first()
        if found is None:
            return None
        return render(self.request, "410.html", {"record": found}, status=410)

    def _moved(self) -> HttpResponse | None:
        former = FormerSlug.objects.filter(
            model=self.model._meta.model_name, slug=self.kwargs.get("slug", "")
        ).first()
        present = former and self.model.objects.published().filter(pk=former.object).first()
        return MovedPermanently(present.get_absolute_url()) if present else None

    def _lookup(self) -> dict:
        return {name: self.kwargs[name] for name in ("slug", "number") if name in self.kwargs}
