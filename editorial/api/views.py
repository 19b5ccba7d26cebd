"""The views of the API: strict parameters, one language, problems for errors."""

from collections.abc import Collection, Iterator
from functools import cache
from itertools import islice

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from rest_framework.exceptions import NotAcceptable
from rest_framework.renderers import JSONRenderer
from rest_framework.views import APIView
from rest_framework.viewsets import ViewSetMixin

from editorial.api import parameters
from editorial.api.columns import Reader
from editorial.api.filters import Filter
from editorial.api.language import language_of
from editorial.api.operations import (
    Operation,
    describe_detail,
    describe_list,
)
from editorial.api.pagination import paginate
from editorial.api.parameters import EXPORTS, Parameter, read_parameters
from editorial.api.problems import Gone
from editorial.api.renderers import answer, stream
from editorial.api.schema import ApiSchema
from editorial.api.serializers import RecordSerializer
from editorial.api.throttling import AddressThrottle
from editorial.api.write_operations import describe_write
from editorial.api.writing import WRITES, WritingMixin
from editorial.asked import EVERY
from editorial.models import FormerSlug, Public
from editorial.views import MovedPermanently

BATCH = 500


class ApiView(APIView):
    """One address of the API, answering in one language."""

    known_parameters = EVERY
    throttle_classes = [AddressThrottle]
    metadata_class = None
    schema = ApiSchema()

    def dispatch(self, request, *args, **kwargs):
        """Answer in the language that was asked for."""
        with translation.override(language_of(request)):
            response = super().dispatch(request, *args, **kwargs)
            response["Content-Language"] = translation.get_language()
        return response

    def perform_content_negotiation(self, request, force=False):
        """Refuse who accepts no JSON, unless `format` says what to send."""
        if not force and "format" not in request.GET and not _accepts_json(request):
            raise NotAcceptable
        return JSONRenderer(), JSONRenderer.media_type

    def operation(self) -> Operation:
        """Describe this address for OpenAPI."""
        raise NotImplementedError


class ResourceViewSet(WritingMixin, ViewSetMixin, ApiView):
    """The records of one model: a list that is filtered, sorted, paged and exported, and each.

    A subclass names what it gives; reads are querysets of the model: `published()`, then
    `for_api()` for what its serializer needs, in a constant number of queries.
    read_as: {field that is written: what the answer calls it}, where the two differ.
    """

    model: type[Public]
    serializer_class: type[RecordSerializer]
    filters: tuple[Filter, ...] = ()
    expandable: dict[str, type["ResourceViewSet"]] = {}
    order: tuple[str, ...] = ("slug",)
    lookup_field = "slug"
    lookup_value_regex = "[-a-zA-Z0-9_]{1,80}"
    plural: str
    singular: str
    read_as: dict[str, str] = {}

    @classmethod
    def published(cls) -> QuerySet:
        """Return the records that the public may see."""
        return cls.model.objects.published()

    @classmethod
    def prepare(cls, records: list, names: Collection[str]) -> None:
        """Add to loaded records what the columns of these names read and no row holds."""

    def list(self, request: HttpRequest) -> HttpResponse:
        """Answer with one page, or with the whole list as a stream."""
        asked = read_parameters(self.list_parameters(), request.GET)
        narrowed = self.narrow(self.published(), asked)
        loaded = self.sort(narrowed, asked).for_api()
        serializer = self._serializer(asked)
        if asked["format"] in EXPORTS:
            batches = self._batches(loaded, serializer, asked.get("expand") or ())
            return stream(request, asked["format"], self.plural, serializer, batches)
        page = paginate(narrowed, request, asked)
        rows = list(loaded[asked["offset"] :][: asked["limit"]])
        self._complete(rows, serializer, asked.get("expand") or ())
        return answer(page.body([serializer.json(row) for row in rows]))

    def retrieve(self, request: HttpRequest, **key: str) -> HttpResponse:
        """Answer with one record; 308 for a former slug, 410 for a retired one, else 404."""
        asked = read_parameters(self.detail_parameters(), request.GET)
        body = self.body_of(asked, **key)
        return self.moved(request, **key) if body is None else answer(body)

    def body_of(self, asked: dict, **key) -> dict | None:
        """Return a public record as JSON has it, None where there is none."""
        record = self.published().for_api().filter(**key).first()
        if record is None:
            return None
        serializer = self._serializer(asked)
        self._complete([record], serializer, asked.get("expand") or ())
        return serializer.json(record)

    def narrow(self, rows: QuerySet, asked: dict) -> QuerySet:
        """Keep the records that the parameters ask for."""
        for each in self.filters:
            rows = each.narrow(rows, asked)
        return rows.asked_for(asked["q"] or "")

    def sort(self, rows: QuerySet, asked: dict) -> QuerySet:
        """Sort as asked, then by key, so that no record is on two pages."""
        by_name = {each.name: each for each in self.filters}
        expressions = []
        for word in asked["ordering"] or ():
            chosen = by_name[word.removeprefix("-")]
            rows = chosen.ready(rows)
            expressions.append(chosen.order(descending=word.startswith("-")))
        return rows.order_by(*expressions, *self.order)

    @classmethod
    @cache
    def list_parameters(cls) -> tuple[Parameter, ...]:
        """Return the parameters of the list."""
        return (
            *(each for one in cls.filters for each in one.parameters()),
            *cls.extra_parameters(),
            parameters.QUESTION,
            parameters.choose_order(each.name for each in cls.filters if each.sorts),
            parameters.LIMIT,
            parameters.OFFSET,
            parameters.FORMAT,
            *cls._shared_parameters(),
        )

    @classmethod
    @cache
    def detail_parameters(cls) -> tuple[Parameter, ...]:
        """Return the parameters of one record."""
        return (parameters.ONLY_JSON, *cls._shared_parameters())

    @classmethod
    def extra_parameters(cls) -> tuple[Parameter, ...]:
        """Return what else narrows the list; the subclass's narrow() reads it."""
        return ()

    def operation(self) -> Operation:
        """Describe the list, the record or a way to write it for OpenAPI."""
        if self.action in WRITES:
            return describe_write(self)
        return describe_list(self) if self.action == "list" else describe_detail(self)

    @classmethod
    def _shared_parameters(cls) -> Iterator[Parameter]:
        yield parameters.choose_fields(cls.serializer_class.field_names())
        if cls.expandable:
            yield parameters.choose_relations(list(cls.expandable))
        yield parameters.LANG
        yield parameters.TRANSLATIONS

    def _serializer(self, asked: dict) -> RecordSerializer:
        everything = asked["translations"] == "all"
        reader = Reader(translation.get_language(), all_translations=everything)
        return self.serializer_class(reader, asked["fields"])

    def _batches(
        self, rows: QuerySet, serializer: RecordSerializer, expand: Collection[str]
    ) -> Iterator[list]:
        found = rows.iterator(chunk_size=BATCH)
        while batch := list(islice(found, BATCH)):
            self._complete(batch, serializer, expand)
            yield batch

    def _complete(
        self, records: list, serializer: RecordSerializer, expand: Collection[str]
    ) -> None:
        """Give records and reader all that the columns read beyond the loaded rows."""
        names = serializer.written_names()
        self.prepare(records, names)
        for name in names & set(expand):
            ids = {getattr(record, f"{name}_id") for record in records}
            whole = self.expandable[name].whole(ids, serializer.reader)
            serializer.reader.expanded[name] = whole

    @classmethod
    def whole(cls, ids: Collection[int], reader: Reader) -> dict[int, dict]:
        """Return whole records by id, for those that name them, in a constant number of queries."""
        records = list(cls.published().for_api().filter(pk__in=ids))
        serializer = cls.serializer_class(Reader(reader.language, reader.all_translations))
        cls.prepare(records, serializer.written_names())
        return {record.pk: serializer.json(record) for record in records}

    def moved(self, request: HttpRequest, **key: str) -> HttpResponse:
        """Answer 308 for a former slug; Gone for a retired record, Http404 for none."""
        if self.model.objects.retired().filter(**key).exists():
            raise Gone
        former = FormerSlug.objects.filter(
            model=self.model._meta.model_name, slug=key.get("slug", "")
        )
        present = self.published().filter(pk__in=former.values("object")).first()
        if present is None:
            raise Http404
        above = request.path.rstrip("/").rpartition("/")[0]
        query = request.META.get("QUERY_STRING")
        address = f"{settings.SITE_URL}{above}/{present.slug}/"
        return MovedPermanently(f"{address}?{query}" if query else address)


def _accepts_json(request) -> bool:
    return request._request.accepts(JSONRenderer.media_type)
