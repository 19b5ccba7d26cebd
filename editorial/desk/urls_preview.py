"""The addresses of the desk's preview; before those whose verb may be any word."""

from django.urls import path

from editorial.desk import preview

urlpatterns = [
    path("desk/drafts/<int:pk>/preview/", preview.preview, name="preview"),
    path("desk/drafts/<int:pk>/preview/page/", preview.preview_page, name="preview_page"),
    path("desk/releases/<slug:slug>/preview/", preview.release_preview, name="release_preview"),
    path(
        "desk/releases/<slug:slug>/preview/page/",
        preview.release_preview_page,
        name="release_preview_page",
    ),
]
