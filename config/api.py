"""The addresses of the API."""

from django.urls import include, path, re_path

from companies.api import (
    CompanyFigureViewSet,
    CompanyViewSet,
    GroupViewSet,
    PresenceViewSet,
)
from editorial.api.changes import ChangesView
from editorial.api.docs import DocsView, RootView, SchemaView
from editorial.api.urls import address_of, addresses_of
from hubs.api import (
    EventViewSet,
    FigureViewSet,
    HubViewSet,
    IndicatorViewSet,
    SectorViewSet,
    StatementViewSet,
)
from hubs.comparison_api import CompareView
from search.api import SearchView
from sources.api import CorrectionViewSet, SourceViewSet

RESOURCES = (
    HubViewSet,
    IndicatorViewSet,
    FigureViewSet,
    CompanyViewSet,
    CompanyFigureViewSet,
    PresenceViewSet,
    GroupViewSet,
    SectorViewSet,
    EventViewSet,
    StatementViewSet,
    SourceViewSet,
    CorrectionViewSet,
)
OTHERS = {"compare": CompareView, "search": SearchView, "changes": ChangesView}
PATHS = (*(resource.plural for resource in RESOURCES), *OTHERS)

addresses = [
    *(address for resource in RESOURCES for address in addresses_of(resource)),
    *(address_of(path, view) for path, view in OTHERS.items()),
    address_of("schema", SchemaView),
    address_of("docs", DocsView, views=(*RESOURCES, *OTHERS.values())),
]
urlpatterns = [
    re_path(r"^v1/?$", RootView.as_view(paths=PATHS), name="api-root"),
    path("v1/", include((addresses, "api"))),
]
