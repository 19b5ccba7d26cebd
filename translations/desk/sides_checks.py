"""What is found in a translation while it is written, and which terms its original has."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from translations.desk.sides_place import place_of
from translations.desk.sides_rows import row_as_typed


@require_POST
def sides_check(request: HttpRequest, model: str, pk: int, language: str) -> HttpResponse:
    """Tell what the checks find in one text as it stands in its inputs; saves nothing."""
    place = place_of(request, model, pk, language)
    row = row_as_typed(place, request.POST)
    findings = row.findings if row else []
    return render(request, "admin/desk/_translating_findings.html", {"findings": findings})
