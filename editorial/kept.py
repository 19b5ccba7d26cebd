"""Public answers that are kept: rendered once for each value of the site's clock.

An entry says that at one moment of the clock the answer at an address has one body; the body
itself is stored by its address alone, so it serves once more when the database is gone, and
what did not change is not stored again. Nothing is ever invalidated: a raised clock asks for
other entries.
"""

import gzip
import hashlib
import logging
import time
import uuid
from dataclasses import astuple, dataclass
from functools import cached_property
from threading import Lock

from django.core.cache import BaseCache, caches
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from redis.exceptions import RedisError

from editorial.asked import Address
from editorial.clock import read_clock
from editorial.deploy import deploy

CACHE = "kept"
EPOCH = "epoch"
NEVER = float("-inf")
DAY = 24 * 60 * 60
# How long a body may serve for a database that is gone.
LAST_GOOD_SECONDS = 7 * DAY
CACHE_ERRORS = (RedisError, OSError)
DATABASE_ERRORS = (OperationalError, InterfaceError)
# What is said anew of every answer.
OWN_HEADERS = {"etag", "vary", "cache-control", "content-length", "content-encoding"}

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Moment:
    """A value of the clock in an epoch of the site."""

    epoch: str
    sequence: int


class DatabaseGone(Exception):
    """The clock cannot be read."""


class Watch:
    """What one process knows of the clock: never older than 200 ms when it is used.

    now: seconds that only grow. A clock that could not be read is asked again after a second,
    and by one thread at a time, so that readers need not wait for a database that is gone.
    """

    seconds_known = 0.2
    seconds_gone = 1
    seconds_asking = 30

    def __init__(self, now=time.monotonic):
        self.now = now
        self._lock = Lock()
        self._read_at = NEVER
        self._moment: Moment | None = None
        self._gone_until = NEVER

    def recall(self) -> Moment | None:
        """Return the moment last read, None where that is too long ago."""
        with self._lock:
            return self._moment if self.now() - self._read_at < self.seconds_known else None

    def read(self) -> Moment:
        """Read the clock now. Errors: DatabaseGone."""
        started = self.now()
        self._take_turn(started)
        try:
            moment = Moment(read_epoch(), read_clock())
        except DATABASE_ERRORS as error:
            self._gone_until = self.now() + self.seconds_gone
            raise DatabaseGone from error
        with self._lock:
            self._gone_until = NEVER
            # It is as old as the question: another thread may have asked later than this one.
            if started >= self._read_at:
                self._read_at, self._moment = started, moment
        return moment

    def _take_turn(self, started: float) -> None:
        """Let one thread at a time ask a database that was gone. Errors: DatabaseGone."""
        with self._lock:
            if started < self._gone_until:
                raise DatabaseGone
            if self._gone_until != NEVER:
                self._gone_until = started + self.seconds_asking


@dataclass(frozen=True)
class Answer:
    """A public answer as it is kept: its headers, and its body as gzip.

    tag: the hash of the plain body.
    """

    tag: str
    headers: tuple[tuple[str, str], ...]
    packed: bytes
    rendered_at: float

    @classmethod
    def of(cls, response: HttpResponse) -> "Answer":
        """Pack a rendered response."""
        body = response.content
        headers = [pair for pair in response.items() if pair[0].lower() not in OWN_HEADERS]
        return cls(
            tag=hashlib.sha256(body).hexdigest()[:32],
            headers=tuple(headers),
            packed=gzip.compress(body, compresslevel=6, mtime=0),
            rendered_at=time.time(),
        )

    @cached_property
    def body(self) -> bytes:
        """Return the plain body."""
        return gzip.decompress(self.packed)

    def response(self, request: HttpRequest, address: Address) -> HttpResponse:
        """Return the answer in an encoding that the client accepts. request: reduced.

        The plain body has the strong tag; packed by another machine it may differ byte by
        byte, so its tag is weak there (RFC 9110, 8.8.1).
        """
        is_packed = "gzip" in request.META["HTTP_ACCEPT_ENCODING"]
        response = HttpResponse(self.packed if is_packed else self.body, headers=dict(self.headers))
        response["ETag"] = f'W/"{self.tag}"' if is_packed else f'"{self.tag}"'
        response["Content-Length"] = str(len(response.content))
        response["Vary"] = ", ".join(address.varies_by)
        if is_packed:
            response["Content-Encoding"] = "gzip"
        return response


def is_keepable(response: HttpResponse) -> bool:
    """Tell whether an answer is the same for everybody who asks for its address."""
    varies = {name.strip().lower() for name in response.get("Vary", "").split(",")}
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not response.has_header("Cache-Control")
        and varies <= {"", "accept", "accept-language", "accept-encoding"}
    )


def find(moment: Moment, address: Address) -> Answer | None:
    """Return the answer that an address has at a moment of the clock, if it was kept."""
    entry, body = _entry(moment, address), _body(moment.epoch, address)
    try:
        found = _cache().get_many([entry, body])
    except CACHE_ERRORS as error:
        logger.warning("kept answers cannot be read: %s", error)
        return None
    answer = found.get(body)
    return answer if answer and found.get(entry) == answer.tag else None


def find_last(address: Address) -> Answer | None:
    """Return the last answer that was kept of an address, of whatever moment."""
    try:
        cache = _cache()
        return cache.get(_body(cache.get(EPOCH, ""), address))
    except CACHE_ERRORS as error:
        logger.warning("kept answers cannot be read: %s", error)
        return None


def keep(moment: Moment, address: Address, answer: Answer) -> None:
    """Keep an answer that was rendered after the clock was read.

    moment: what was read, before the first query of the answer.
    """
    try:
        cache = _cache()
        cache.set(_body(moment.epoch, address), answer, LAST_GOOD_SECONDS)
        cache.set(_entry(moment, address), answer.tag, DAY)
    except CACHE_ERRORS as error:
        logger.warning("an answer cannot be kept: %s", error)


def forget(moment: Moment, address: Address) -> None:
    """Let an address that has nothing to show any more have no last answer either."""
    try:
        _cache().delete(_body(moment.epoch, address))
    except CACHE_ERRORS as error:
        logger.warning("a kept answer cannot be forgotten: %s", error)


def read_epoch() -> str:
    """Return the epoch of the site, the same for all that share the cache.

    It is random, and new where the cache was emptied. Without a cache it is another one each
    time, so that nothing kept under it is found.
    """
    try:
        return _cache().get_or_set(EPOCH, _new_epoch, timeout=None)
    except CACHE_ERRORS as error:
        logger.warning("the epoch of kept answers cannot be read: %s", error)
        return _new_epoch()


def renew_epoch() -> None:
    """Begin a new epoch: whatever was kept before is never found again."""
    _cache().set(EPOCH, _new_epoch(), None)


def _new_epoch() -> str:
    return uuid.uuid4().hex


def _cache() -> BaseCache:
    return caches[CACHE]


def _entry(moment: Moment, address: Address) -> str:
    return _key("entry", *astuple(moment), *astuple(address))


def _body(epoch: str, address: Address) -> str:
    return _key("body", epoch, *astuple(address))


def _key(*parts) -> str:
    text = "\n".join(map(str, (deploy(), *parts)))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
