"""The addresses of this app, below a language."""

from django.urls import path

from pages import feeds, views

app_name = "pages"
urlpatterns = [
    path("", views.HomeView.as_view(), name="home"),
    path("about/", views.PageView.as_view(), {"slug": "about"}, name="about"),
    path("methodology/", views.PageView.as_view(), {"slug": "methodology"}, name="methodology"),
    path(
        "contact/",
        views.PageView.as_view(template_name="pages/contact.html"),
        {"slug": "contact"},
        name="contact",
    ),
    *(path(f"feeds/{feed.kind}.atom", feed(), name=f"{feed.kind}-feed") for feed in feeds.FEEDS),
]
