"""The addresses of this app, below a language."""

from django.urls import path

from hubs import comparison_views, indicator_views, views

app_name = "hubs"
urlpatterns = [
    path("hubs/", views.HubListView.as_view(), name="list"),
    path("hubs/<slug:slug>/", views.HubDetailView.as_view(), name="detail"),
    path("compare/", comparison_views.ComparisonBuilderView.as_view(), name="compare"),
    path(
        "compare/<str:slugs>.csv",
        comparison_views.ComparisonCsvView.as_view(),
        name="comparison_csv",
    ),
    path(
        "compare/<str:slugs>.metadata.json",
        comparison_views.ComparisonMetadataView.as_view(),
        name="comparison_metadata",
    ),
    path(
        "compare/<str:slugs>.json",
        comparison_views.ComparisonJsonView.as_view(),
        name="comparison_json",
    ),
    path("compare/<str:slugs>/", comparison_views.ComparisonView.as_view(), name="comparison"),
    path(
        "embed/compare/<str:slugs>/",
        comparison_views.ComparisonEmbedView.as_view(),
        name="comparison_embed",
    ),
    path("indicators/", indicator_views.IndicatorListView.as_view(), name="indicators"),
    path(
        "indicators/<slug:slug>/", indicator_views.IndicatorDetailView.as_view(), name="indicator"
    ),
    path("figures/<int:number>/", indicator_views.FigureDetailView.as_view(), name="figure"),
]
