"""Sources and corrections over the API."""

from editorial.api.filters import Filter
from editorial.api.values import Choice, Day, Key, Moment, Slug, Whole, Words
from editorial.api.views import ResourceViewSet
from sources.models import Claim, Correction, Precision, Publisher, Source
from sources.quotes import show_quotes
from sources.serializers import CorrectionSerializer, SourceSerializer
from translations.languages import LANGUAGES

REVISION = Filter("revision", Whole(1), "The revision.")
UPDATED = Filter("updated_at", Moment(), "When the record last changed.")
FILED = (REVISION, UPDATED)
SOURCE = Filter("source", Key(Source), "The source.")
NOTE = Filter("note", Words(), "The editors' note.", translated=True, nullable=True)
AS_PUBLISHED = Filter("as_published", Words(), "What the source prints.", nullable=True)
NUMBER = Filter("id", Whole(1), "The claim's number.", column="number")
PARAGRAPH = Filter("paragraph", Whole(1, 10**9), "The paragraph in the source.", nullable=True)
CITATION = (NUMBER, SOURCE, PARAGRAPH, AS_PUBLISHED, NOTE, *FILED)
ASSESSMENT = (
    Filter("rank", Choice(Claim.Rank), "The editors' choice."),
    Filter("rank_reason", Words(), "The reason of the choice.", translated=True, nullable=True),
    Filter("attributed_to", Words(), "Who is quoted.", translated=True, nullable=True),
)


class ClaimViewSet(ResourceViewSet):
    """Claims of one kind, found by number."""

    lookup_field = "number"
    lookup_value_regex = "[0-9]{1,15}"
    order = ("number",)
    read_as = {"paragraph": "locator.paragraph"}

    @classmethod
    def prepare(cls, records, names):
        """Find the quotes that readers may see: 3 queries, none where no claim is marked."""
        if "quote" in names:
            show_quotes(records)


class SourceViewSet(ResourceViewSet):
    """Articles, press releases, blog posts and reports that facts are taken from.

    Their full texts are never given: titles, dates and our own summaries are.
    """

    model = Source
    serializer_class = SourceSerializer
    plural = "sources"
    singular = "source"
    filters = (
        Filter("slug", Slug(), "The slug."),
        Filter("kind", Choice(Source.Kind), "The kind.", example=["article"]),
        Filter("title", Words(), "The title.", translated=True),
        Filter("original_title", Words(), "The original title."),
        Filter("language", Choice(LANGUAGES), "The language of the source."),
        Filter("publisher", Key(Publisher), "The publisher.", nullable=True),
        Filter("author", Words(), "The author.", nullable=True),
        Filter("published_on", Day(), "The day of publication.", nullable=True),
        Filter(
            "published_precision",
            Choice(Precision),
            "How exact the day of publication is.",
            nullable=True,
        ),
        Filter("accessed_on", Day(), "The day it was read.", nullable=True),
        Filter("url", Words(), "The address.", nullable=True),
        Filter("rights", Choice(Source.Rights), "The rights."),
        Filter("summary", Words(), "Our summary.", translated=True, nullable=True),
        Filter("based_on", Words(), "What it goes back to.", nullable=True),
        Filter(
            "credibility_note",
            Words(),
            "The note on its credibility.",
            translated=True,
            nullable=True,
        ),
        Filter("claim_count", Whole(), "How many claims it gave.", needs="with_claim_count"),
        *FILED,
    )


class CorrectionViewSet(ClaimViewSet):
    """Where a source is itself wrong, or contradicts itself, and what is right."""

    model = Correction
    serializer_class = CorrectionSerializer
    plural = "corrections"
    singular = "correction"
    filters = (*CITATION, Filter("text", Words(), "What is wrong.", translated=True))
    expandable = {"source": SourceViewSet}
