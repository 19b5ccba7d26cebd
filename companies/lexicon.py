"""The names of companies, for searching articles."""

from companies.models import Company
from hubs.lexicon import names_and_aliases
from sources.registry import SubjectName


def company_names() -> list[SubjectName]:
    """Return every name and alias of every company that is not retired: 2 queries."""
    companies = Company.objects.exclude(state="retired").prefetch_related("aliases")
    return [
        SubjectName(text, "company", company.slug)
        for company in companies.order_by("slug")
        for text in names_and_aliases(company)
    ]
