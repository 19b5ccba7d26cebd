"""The shapes of hubs, indicators, figures and their chronicle in content files."""

from editorial.models import Public
from editorial.services import save_record
from editorial.shapes import Shape, register_shape
from hubs.models import Absence, Event, Hub, HubFigure, Indicator, Sector, Statement, Unit
from sources.content import claim_shape

ALIAS_ROWS = {"aliases": ("text", "language", "kind")}
FIGURE_FIELDS = (
    "value",
    "value_high",
    "fraction",
    "digits",
    "qualifier",
    "kind",
    "period_start",
    "period_end",
    "precision",
    "window_months",
    "base_on",
    "base_precision",
    "reference_kind",
)
FIGURE_TEXTS = ("reference_text", "detail")


def register_hubs() -> None:
    """Register places and what is measured, in the order in which they can be loaded."""
    register_shape(_in_one_file(Sector, ("slug",), parents=("parent",), texts=("name",)))
    register_shape(_in_one_file(Unit, ("slug", "kind"), texts=("name", "singular"), save=Unit.save))
    register_shape(
        Shape(
            Hub,
            folder="hubs",
            key=("slug",),
            fields=("slug", "kind", "lat", "lon"),
            parents=("parent",),
            texts=("name", "tagline", "summary", "body"),
            many=("sectors",),
            rows=ALIAS_ROWS,
            save=save_record,
        )
    )
    register_shape(
        Shape(
            Indicator,
            folder="indicators",
            key=("slug",),
            fields=(
                "slug",
                "subject",
                "measure",
                "theme",
                "direction",
                "decimals",
                "comparable",
                "max_gap_years",
                "conflict_tolerance",
                "ratio_ok",
                "headline_position",
            ),
            parents=("unit", "variant_of"),
            texts=("name", "definition", "keywords"),
            save=save_record,
        )
    )


def register_hub_claims() -> None:
    """Register what sources say of hubs."""
    register_shape(
        claim_shape(
            HubFigure,
            "figure",
            fields=FIGURE_FIELDS,
            parents=("hub", "indicator", "reference"),
            texts=FIGURE_TEXTS,
        )
    )
    register_shape(
        claim_shape(
            Event,
            "event",
            fields=("kind", "date", "precision", "date_qualifier", "planned"),
            texts=("title", "body"),
            many=("hubs", "companies"),
        )
    )
    register_shape(
        claim_shape(
            Statement, "statement", fields=("kind",), texts=("text",), many=("hubs", "companies")
        )
    )
    register_shape(
        Shape(
            Absence,
            folder="absences",
            key=("hub", "indicator"),
            fields=("reason", "searched_on"),
            parents=("hub", "indicator"),
            file=lambda absence: "absences",
            save=save_record,
        )
    )


def _in_one_file(model: type[Public], fields: tuple[str, ...], **parts) -> Shape:
    name = str(model._meta.model_name) + "s"
    parts.setdefault("save", save_record)
    return Shape(
        model, folder=name, key=("slug",), fields=fields, file=lambda record: name, **parts
    )
