"""The API's front door: its addresses, its OpenAPI document, its guide."""

import json
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from drf_spectacular.views import SpectacularAPIView

from editorial.api.columns import object_schema
from editorial.api.language import language_of
from editorial.api.operations import ADDRESS, Operation
from editorial.api.parameters import LANG, ONLY_JSON, read_parameters
from editorial.api.problems import KINDS
from editorial.api.renderers import MEDIA_TYPES, answer
from editorial.api.throttling import AddressThrottle
from editorial.api.views import ApiView, ResourceViewSet
from editorial.asked import EVERY
from translations.addresses import in_language

PARAMETERS = (ONLY_JSON, LANG)


class RootView(ApiView):
    """The addresses of all resources.

    paths: the names of the resources, as their addresses have them.
    """

    paths: tuple[str, ...] = ()

    def get(self, request):
        """Answer with the absolute address of each resource."""
        read_parameters(PARAMETERS, request.GET)
        root = settings.SITE_URL + reverse("api-root").rstrip("/")
        return answer({path: f"{root}/{path}/" for path in self.paths})

    def operation(self):
        """Describe the addresses for OpenAPI."""
        text = "The addresses of all resources."
        schema = object_schema(**dict.fromkeys(self.paths, ADDRESS))
        example = {path: f"{settings.SITE_URL}/api/v1/{path}/" for path in self.paths}
        return Operation(
            id="list_resources",
            summary="List the resources",
            description=text,
            tag="root",
            tag_description=text,
            parameters=PARAMETERS,
            bodies={MEDIA_TYPES["json"]: (schema, example)},
        )


class SchemaView(SpectacularAPIView):
    """The OpenAPI document, as YAML or, with `format=json`, as JSON."""

    known_parameters = EVERY
    throttle_classes = [AddressThrottle]

    def dispatch(self, request, *args, **kwargs):
        """Answer in English, the language of the document."""
        with translation.override("en"):
            return super().dispatch(request, *args, **kwargs)


@method_decorator(require_safe, name="dispatch")
class DocsView(TemplateView):
    """The guide: the first call, what all resources share, an example of each.

    views: the resources and other addresses to show, in order.
    """

    known_parameters = ("lang",)
    template_name = "editorial/api_docs.html"
    views = ()

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Answer in the language that was asked for."""
        with translation.override(language_of(request)):
            response = super().dispatch(request, *args, **kwargs)
            if hasattr(response, "render"):
                response.render()
            response["Content-Language"] = translation.get_language()
        return response

    def get_context_data(self, **kwargs):
        """Add the examples and the kinds of problems."""
        root = reverse("api-root").rstrip("/") + "/"
        return super().get_context_data(
            root=settings.SITE_URL + root,
            root_path=root,
            examples=[_example(view) for view in self.views],
            problems=[
                {
                    "status": status,
                    "code": code,
                    "anchor": code.replace("_", "-"),
                    "title": _(title),
                }
                for status, (code, title) in KINDS.items()
            ],
            rate=settings.API_RATE,
            page_url=settings.SITE_URL + in_language(f"{root}docs/", translation.get_language()),
            **kwargs,
        )


def _example(view: type[ApiView]) -> dict:
    """Return what the guide says of a resource: one record, or the answer of the view."""
    if issubclass(view, ResourceViewSet):
        name, text = view.plural, " ".join((view.__doc__ or "").split())
        example, needed = view.serializer_class.example, {}
    else:
        operation = view().operation()
        name, text = operation.tag, operation.tag_description
        _schema, example = operation.bodies[MEDIA_TYPES["json"]]
        needed = {each.name: each.example for each in operation.parameters if each.least}
    query = urlencode(needed, doseq=True)
    return {
        "name": name,
        "text": text,
        "url": f"{settings.SITE_URL}/api/v1/{name}/" + (f"?{query}" if query else ""),
        "json": json.dumps(example, ensure_ascii=False, indent=2),
    }
