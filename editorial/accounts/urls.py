"""The addresses of passwords, under the names by which Django's admin links to them."""

from django.urls import path

from editorial.accounts import views

urlpatterns = [
    path("", views.ResetView.as_view(), name="admin_password_reset"),
    path("done/", views.ResetDoneView.as_view(), name="password_reset_done"),
    path("<uidb64>/<token>/", views.ResetConfirmView.as_view(), name="password_reset_confirm"),
    path("complete/", views.ResetCompleteView.as_view(), name="password_reset_complete"),
]
