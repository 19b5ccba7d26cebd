"""Search over the API."""

from django.conf import settings

from editorial.api import parameters
from editorial.api.columns import SLUG_SCHEMA, object_schema, reference, text_schema
from editorial.api.operations import ADDRESS, Operation, page_schema
from editorial.api.pagination import paged
from editorial.api.parameters import Parameter, read_parameters
from editorial.api.renderers import MEDIA_TYPES, answer
from editorial.api.values import Choice, Words
from editorial.api.views import ApiView
from search.answering import How, kinds
from search.hits import Hit, find_hits
from translations.languages import LANGUAGES

EXAMPLE = {
    "match": "whole",
    "kind": "hub",
    "slug": "hangzhou",
    "title": "Hangzhou",
    "snippet": "The capital of Zhejiang.",
    "language": "en",
    "page_url": "https://example.org/en/hubs/hangzhou/",
}


class SearchView(ApiView):
    """Records found by name or text, in any script, with or without marks.

    Names come before texts, kind by kind. `language` is that of the title. `match` tells whether
    a result has all of `q` (whole), is named in it or has all but its empty words (partly), has
    a name that is nearly the same (similar), or has some of its words (some): each is looked for
    only where the one before finds nothing.
    """

    # Hardly two readers ask the same: what is found is not kept.
    known_parameters = None

    def get(self, request):
        """Answer with one page of what matches `q`."""
        asked = read_parameters(_parameters(), request.GET)
        hits, count, how = find_hits(
            asked["q"], asked["kind"], offset=asked["offset"], limit=asked["limit"]
        )
        return answer(paged(request, asked, count).body([_json(hit, how) for hit in hits]))

    def operation(self):
        """Describe the search for OpenAPI."""
        text = " ".join((self.__doc__ or "").split())
        example = {
            "count": 1,
            "count_is_exact": True,
            "next": None,
            "previous": None,
            "results": [EXAMPLE],
        }
        return Operation(
            id="search",
            summary="Search records",
            description=text,
            tag="search",
            tag_description=text,
            parameters=_parameters(),
            bodies={MEDIA_TYPES["json"]: (reference("HitList"), example)},
            schemas={"Hit": _schema(), "HitList": page_schema(reference("Hit"))},
        )


def _parameters() -> tuple[Parameter, ...]:
    return (
        Parameter("q", Words(), "The words to find.", least=1, most=1, example="hang chau"),
        Parameter("kind", Choice(kinds()), "Only these kinds of records.", many=True),
        parameters.LIMIT,
        parameters.OFFSET,
        parameters.ONLY_JSON,
        parameters.LANG,
    )


def _json(hit: Hit, how: How) -> dict:
    return {
        "match": how,
        "kind": hit.kind,
        "slug": hit.record.slug,
        "title": hit.title.text,
        "snippet": hit.snippet.text,
        "language": hit.title.language,
        "page_url": settings.SITE_URL + hit.record.get_absolute_url(),
    }


def _schema() -> dict:
    return object_schema(
        match={"type": "string", "enum": list(How)},
        kind={"type": "string", "enum": kinds()},
        slug=SLUG_SCHEMA,
        title=text_schema(300),
        snippet=text_schema(20_000),
        language={"type": "string", "enum": list(LANGUAGES)},
        page_url=ADDRESS,
    )
