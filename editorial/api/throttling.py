"""How many answers one address may have rendered in a minute."""

import time

from django.conf import settings
from django.core.cache import cache
from rest_framework.throttling import BaseThrottle

MINUTE = 60


class AddressThrottle(BaseThrottle):
    """Count by address and minute of the clock; `API_RATE` 0 counts nothing.

    Runs in the view, so an answer that was kept from before costs nothing.
    """

    def allow_request(self, request, view):
        """Count this request and tell whether it is still within the rate."""
        if not settings.API_RATE:
            return True
        minute = int(time.time() // MINUTE)
        key = f"api-rate:{self.get_ident(request)}:{minute}"
        cache.add(key, 0, timeout=2 * MINUTE)
        return self._count(key) <= settings.API_RATE

    def wait(self):
        """Return the seconds until the next minute begins."""
        return MINUTE - int(time.time() % MINUTE)

    def _count(self, key: str) -> int:
        try:
            return cache.incr(key)
        except ValueError:  # the entry was pushed out between the two calls
            return 1
