"""The addresses of release sets; their previews stand in urls_preview."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from editorial.desk.release_verbs import SET_VERBS
from editorial.desk.releases import release, release_act, releases


class SetVerbConverter(StringConverter):
    """One of the things that can be done with a release set; other words are other pages."""

    regex = "|".join(SET_VERBS)


register_converter(SetVerbConverter, "set_verb")

urlpatterns = [
    path("desk/releases/", releases, name="releases"),
    path("desk/releases/<slug:slug>/", release, name="release"),
    path("desk/releases/<slug:slug>/<set_verb:verb>/", release_act, name="release_act"),
]
