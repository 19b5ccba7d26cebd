"""Validators of what is streamed; every other answer gets the hash of its body."""

import hashlib

from django.http import HttpRequest

from editorial.clock import read_clock


def tag_of_stream(request: HttpRequest, language: str) -> str:
    """Return the weak ETag of a stream, whose body is not known before it is sent.

    It changes with the site's clock, so with everything that the public sees. Called
    before the stream's first query, so that it is never newer than what it stands for.
    """
    known = f"{read_clock()}\n{language}\n{request.get_full_path()}"
    return f'W/"{hashlib.sha256(known.encode()).hexdigest()[:32]}"'
