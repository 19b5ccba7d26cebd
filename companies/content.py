"""The shapes of companies, presences and groups in content files; the order of all loads."""

from companies.models import Company, CompanyFigure, Group, Membership, Presence
from editorial.services import save_record
from editorial.shapes import Shape, register_shape
from hubs.content import (
    ALIAS_ROWS,
    FIGURE_FIELDS,
    FIGURE_TEXTS,
    register_hub_claims,
    register_hubs,
)
from sources.content import claim_shape, register_source_claims, register_sources


def register_content() -> None:
    """Register every shape of the site, what is stood on first."""
    register_sources()
    register_hubs()
    _register_companies()
    register_hub_claims()
    _register_company_claims()
    register_source_claims()


def _register_companies() -> None:
    register_shape(
        Shape(
            Company,
            folder="companies",
            key=("slug",),
            fields=("slug", "kind", "legal_name", "website", "status"),
            texts=("name", "summary", "body"),
            many=("sectors",),
            rows=ALIAS_ROWS,
            save=save_record,
        )
    )
    register_shape(
        Shape(
            Group,
            folder="groups",
            key=("slug",),
            fields=("slug",),
            texts=("name", "summary"),
            save=save_record,
        )
    )


def _register_company_claims() -> None:
    register_shape(
        claim_shape(
            CompanyFigure,
            "company-figure",
            fields=FIGURE_FIELDS,
            parents=("company", "indicator", "reference"),
            texts=FIGURE_TEXTS,
        )
    )
    register_shape(
        claim_shape(
            Presence,
            "presence",
            fields=("role", "since", "since_precision", "until", "until_precision", "ended"),
            parents=("company", "hub"),
        )
    )
    register_shape(
        claim_shape(
            Membership, "membership", fields=("since", "until"), parents=("group", "company")
        )
    )
