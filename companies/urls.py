"""The addresses of this app, below a language."""

from django.urls import path

from companies import views

app_name = "companies"
urlpatterns = [
    path("companies/", views.CompanyListView.as_view(), name="list"),
    path("companies/<slug:slug>/", views.CompanyDetailView.as_view(), name="detail"),
    path("groups/<slug:slug>/", views.GroupDetailView.as_view(), name="group"),
]
