"""Sources and what the articles got wrong, as the API gives them."""

from editorial.api.columns import (
    COUNT_SCHEMA,
    NULL,
    AddressColumn,
    ChoiceColumn,
    DayColumn,
    KeyColumn,
    NumberColumn,
    ObjectColumn,
    SlugColumn,
    TextColumn,
    TranslatedColumn,
    object_schema,
    or_null,
    text_schema,
)
from editorial.api.serializers import PAGE, REVISION, UPDATED, RecordSerializer
from sources.models import Claim, Precision, Source
from translations.languages import LANGUAGES
from translations.texts import text_of

NUMBER = NumberColumn("id", "The claim's number, never used twice.", source="number")
SOURCE = KeyColumn("source", "The source that says so.", record="Source")
LOCATOR = ObjectColumn(
    "locator",
    or_null(object_schema(paragraph=COUNT_SCHEMA)),
    lambda claim, reader: claim.locator,
    "Where in the source; paragraphs are its non-blank lines, numbered from 1.",
    flat={"paragraph": lambda claim: claim.paragraph},
)
ATTRIBUTED = TranslatedColumn(
    "attributed_to", "The person or body that the source quotes for it.", longest=200
)
RANK = ChoiceColumn("rank", Claim.Rank, "The editors' choice among claims that disagree.")
RANK_REASON = TranslatedColumn("rank_reason", "Why the editors chose so.", longest=5000)
NOTE = TranslatedColumn("note", "What the editors say of the claim.", longest=5000)
AS_PUBLISHED = TextColumn("as_published", "What the source prints.", longest=200)
QUOTE = ObjectColumn(
    "quote",
    or_null(text_schema(20_000)),
    lambda claim, reader: claim.shown_quote or None,
    "The passage of the source, where an editor made it public and its rights allow.",
    flat={"quote": lambda claim: claim.shown_quote},
)
ASSESSMENT = (RANK, RANK_REASON, NOTE, ATTRIBUTED)
CITATION = (SOURCE, LOCATOR, QUOTE)
FILED = (REVISION, UPDATED)


def publisher_schema() -> dict:
    """Return the schema of a publisher's slug and name."""
    return {"anyOf": [{"type": "string", "maxLength": 200, "pattern": r"^[^\u0000]*$"}, NULL]}


class SourceSerializer(RecordSerializer):
    """An article, press release, blog post or report that facts are taken from."""

    name = "Source"
    columns = (
        SlugColumn("slug"),
        ChoiceColumn("kind", Source.Kind),
        TranslatedColumn("title", longest=300),
        TextColumn("original_title", "In the language of the source.", longest=300),
        ChoiceColumn("language", LANGUAGES, "The language of the source."),
        KeyColumn("publisher", "null where the source does not say.", nullable=True),
        ObjectColumn(
            "publisher_name",
            publisher_schema(),
            lambda source, reader: (
                source.publisher and text_of(source.publisher, "name", reader.language).text
            ),
            "In the reader's language.",
        ),
        TextColumn("author", longest=200),
        DayColumn("published_on", precision="published_precision"),
        ChoiceColumn("published_precision", Precision, nullable=True),
        DayColumn("accessed_on"),
        AddressColumn("url"),
        ChoiceColumn("rights", Source.Rights),
        TranslatedColumn("summary", "In our own words.", longest=20_000),
        TextColumn("based_on", "What the source itself goes back to.", longest=200),
        TranslatedColumn("credibility_note", longest=5000),
        NumberColumn("claim_count", "How many public claims are drawn from it."),
        PAGE,
        *FILED,
    )
    example = {
        "slug": "glacier-which-city-innovates-first",
        "kind": "article",
        "title": "Which city is China's first for innovation?",
        "original_title": "谁是中国创新第一城",
        "language": "zh-hans",
        "publisher": None,
        "publisher_name": None,
        "author": "",
        "published_on": "2025-02-01",
        "published_precision": "month",
        "accessed_on": None,
        "url": "",
        "rights": "copyright",
        "summary": "Compares the innovation of Shenzhen and Hangzhou.",
        "based_on": "",
        "credibility_note": "",
        "claim_count": 41,
        "page_url": "https://example.org/en/sources/glacier-which-city-innovates-first/",
        "revision": 1,
        "updated_at": "2026-11-03T08:00:00Z",
        "fallback": {},
    }


class CorrectionSerializer(RecordSerializer):
    """Where a source is itself wrong, or contradicts itself."""

    name = "Correction"
    columns = (
        NUMBER,
        *CITATION,
        TranslatedColumn("text", "What is wrong, and what is right.", longest=20_000),
        AS_PUBLISHED,
        NOTE,
        *FILED,
    )
    example = {
        "id": 301,
        "source": "china-tech-boom-cities",
        "locator": {"paragraph": 12},
        "quote": None,
        "text": "The article misplaces a bay.",
        "as_published": "",
        "note": "",
        "revision": 1,
        "updated_at": "2026-11-03T08:00:00Z",
        "fallback": {},
    }
