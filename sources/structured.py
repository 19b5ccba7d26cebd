"""Sources for machines: what a page cites, in the words of schema.org."""

from collections.abc import Iterable

from editorial.structured import Node, identity, node
from sources.models import Publisher, Source
from sources.templatetags.citations import iso_date
from translations.languages import HTML_CODES
from translations.texts import own_text, text_of

KINDS = {Source.Kind.BLOG: "BlogPosting", Source.Kind.REPORT: "Report"}
NEWS = {
    Publisher.Kind.NEWSPAPER,
    Publisher.Kind.MAGAZINE,
    Publisher.Kind.BROADCASTER,
    Publisher.Kind.NEWS_AGENCY,
}

# What a byline says that names no person.
STAFF = ("編輯部", "编辑部", "ban biên tập", "tòa soạn", "editorial", "staff", "newsroom")


def work_of(source: Source) -> Node:
    """Describe the work that a source is, under its own title and in its own language.

    source: loaded by for_card(), so no query runs here.
    """
    return {
        "@id": identity(source.get_absolute_url(), "work"),
        **node(
            _kind(source),
            headline=source.original_title,
            alternativeHeadline=_translated_title(source),
            inLanguage=HTML_CODES.get(source.language, source.language),
            author=source.author and node(_author_kind(source), name=source.author),
            publisher=source.publisher and _publisher(source.publisher),
            datePublished=iso_date(source.published_on, source.published_precision),
            url=source.url,
        ),
    }


def works_of(sources: Iterable[Source]) -> list[Node]:
    """Describe each of these sources once, in the order given."""
    once = {source.pk: source for source in sources}
    return [work_of(source) for source in once.values()]


def _kind(source: Source) -> str:
    if source.kind == Source.Kind.ARTICLE and source.publisher and source.publisher.kind in NEWS:
        return "NewsArticle"
    return KINDS.get(source.kind, "Article")


def _author_kind(source: Source) -> str:
    byline = source.author.casefold()
    return "Organization" if any(word in byline for word in STAFF) else "Person"


def _translated_title(source: Source) -> str:
    title = own_text(source, "title")
    return "" if title == source.original_title else title


def _publisher(publisher: Publisher) -> Node:
    name = str(text_of(publisher, "name"))
    return node("Organization", name=name, url=publisher.homepage)
