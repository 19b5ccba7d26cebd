"""Answers public requests with what is kept, before session, language and user are looked at."""

import time
from contextlib import suppress

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from editorial import kept
from editorial.asked import Address, address_of, reduce
from editorial.kept import Answer, DatabaseGone, Moment, Watch

GONE_OR_MOVED = {301, 302, 308, 404, 410}


class KeptMiddleware:
    """Keep the answers of public views, each under the clock read before its first query.

    A view declares itself public, see editorial/asked.py. Whoever is signed in is answered
    anew, and has this process look at the clock. With DEBUG nothing is kept, so that changed
    templates show.
    """

    def __init__(self, get_response):
        if settings.DEBUG:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.watch = Watch()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            return self._answer_user(request)
        address = address_of(request)
        if address is None:
            return self.get_response(request)
        reduce(request, address)
        response = self._answer(request, address)
        if response.status_code == 200 and not response.has_header("Cache-Control"):
            _make_public(response)
        return response

    def _answer(self, request: HttpRequest, address: Address) -> HttpResponse:
        try:
            moment = self.watch.recall()
            found = moment and kept.find(moment, address)
            if not found:
                moment = self.watch.read()
                found = kept.find(moment, address)
        except DatabaseGone:
            return self._answer_without_database(request, address) or self.get_response(request)
        if found:
            return found.response(request, address)
        return self.render(request, address, moment)

    def render(self, request: HttpRequest, address: Address, moment: Moment) -> HttpResponse:
        """Render an answer and keep it. moment: read before any query that is made here."""
        response = self.get_response(request)
        if response.status_code >= 500:
            return self._answer_if_gone(request, address) or response
        if kept.is_keepable(response):
            answer = Answer.of(response)
            kept.keep(moment, address, answer)
            return answer.response(request, address)
        if response.status_code in GONE_OR_MOVED:
            kept.forget(moment, address)
        return response

    def _answer_if_gone(self, request: HttpRequest, address: Address) -> HttpResponse | None:
        """Return the last answer where a failure is the database's."""
        try:
            self.watch.read()
        except DatabaseGone:
            return self._answer_without_database(request, address)
        return None

    def _answer_without_database(
        self, request: HttpRequest, address: Address
    ) -> HttpResponse | None:
        """Return the last answer, saying how old it is; None where there is none."""
        last = kept.find_last(address)
        if last is None:
            return None
        response = last.response(request, address)
        response["Age"] = str(max(0, int(time.time() - last.rendered_at)))
        response["Warning"] = '110 - "Response is Stale"'
        # No shared cache may take it for a new one.
        patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
        return response

    def _answer_user(self, request: HttpRequest) -> HttpResponse:
        with suppress(DatabaseGone):  # What is rendered says so itself.
            self.watch.read()
        response = self.get_response(request)
        if not response.has_header("Cache-Control") and address_of(request):
            patch_cache_control(response, private=True, max_age=0, must_revalidate=True)
        return response


def _make_public(response: HttpResponse) -> None:
    shared = {"s_maxage": settings.CDN_SECONDS} if settings.CDN_SECONDS else {}
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True, **shared)
