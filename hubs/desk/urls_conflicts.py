"""The addresses of the workbench of conflicts, below /admin/."""

from django.urls import path

from hubs.desk.conflicts import conflict

urlpatterns = [path("desk/conflicts/<int:number>/", conflict, name="conflict")]
