"""Fetch a page for an editor, from the open web only.

The name is resolved once and that very address is connected to, so that a name which changes
its mind between the check and the connection reaches nothing inside.
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooSlow
from dataclasses import dataclass
from threading import Timer
from time import monotonic
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from django.utils.translation import gettext as _

from .services import MOST_BYTES

SECONDS = 10
REDIRECTS = 5
TYPES = ("text/html", "text/plain", "application/xhtml+xml")
_MOVED = (301, 302, 303, 307, 308)
_PORTS = {"http": 80, "https": 443}
_CHUNK = 65536
_AGENT = "HubAtlas/1.0 (an editor's import)"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class FetchError(ValueError):
    """Why a page could not be fetched, in words for an editor."""


@dataclass(frozen=True)
class Fetched:
    """What was fetched, and from which address in the end."""

    raw: bytes
    url: str
    charset: str = ""


def is_open(address: str) -> bool:
    """Tell whether an address lies in the open web: not private, local, reserved or mapped."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped or ip.sixtofour or ip.teredo or ip in _NAT64:
            return False
        if ip.is_site_local:
            return False
    return ip.is_global and not (
        ip.is_multicast or ip.is_reserved or ip.is_loopback or ip.is_link_local or ip.is_unspecified
    )


def fetch(
    url: str, *, seconds: float = SECONDS, allows: Callable[[str], bool] = is_open
) -> Fetched:
    """Fetch a page of text, following at most five redirects, each checked anew.

    seconds: for all of it. allows: tells which addresses may be connected to; only tests open
    it. No cookies and no credentials are sent. Errors: FetchError.
    """
    deadline = monotonic() + seconds
    for _redirect in range(REDIRECTS + 1):
        parts = _parts(url)
        answer = _ask(parts, _resolve(parts, allows, deadline), deadline)
        if isinstance(answer, Fetched):
            return answer
        url = urljoin(url, answer)
    raise FetchError(_("The page redirects too often."))


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        port, host = parts.port, parts.hostname
    except ValueError as error:
        raise FetchError(_("This is no address of a page.")) from error
    if parts.scheme not in _PORTS or not host or any(c.isspace() or c < " " for c in url.strip()):
        raise FetchError(_("Only addresses with http:// or https:// can be fetched."))
    if parts.username is not None or parts.password is not None or port == 0:
        raise FetchError(_("Addresses with a user name cannot be fetched."))
    return parts


def _resolve(parts: SplitResult, allows: Callable[[str], bool], deadline: float) -> str:
    """Return the address of a host. All that its name resolves to must be allowed."""
    port = parts.port or _PORTS[parts.scheme]
    pool = ThreadPoolExecutor(max_workers=1)
    try:
        asked = pool.submit(socket.getaddrinfo, parts.hostname, port, type=socket.SOCK_STREAM)
        found = asked.result(timeout=_left(deadline))
    except (OSError, UnicodeError) as error:
        raise FetchError(_("The site's name is not known.")) from error
    except TooSlow as error:
        raise FetchError(_("The site did not answer in time.")) from error
    finally:
        pool.shutdown(wait=False)
    addresses = [entry[4][0] for entry in found]
    if not addresses or not all(map(allows, addresses)):
        raise FetchError(_("This address is not in the open web; it is not fetched."))
    return addresses[0]


def _left(deadline: float) -> float:
    left = deadline - monotonic()
    if left <= 0:
        raise FetchError(_("The site did not answer in time."))
    return left


class _Connection(http.client.HTTPConnection):
    """A connection to one resolved address, encrypted for the name where it must be."""

    def __init__(self, parts: SplitResult, address: str, deadline: float):
        port = parts.port or _PORTS[parts.scheme]
        super().__init__(parts.hostname, port, timeout=_left(deadline))
        self.address, self.is_secure = address, parts.scheme == "https"

    def connect(self) -> None:
        """Connect to the address that was checked, never to the name."""
        self.sock = socket.create_connection((self.address, self.port), self.timeout)
        if self.is_secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.host)

    def cut(self) -> None:
        """End whatever is being waited for; called from another thread."""
        if self.sock is not None:
            try:
                self.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                return


def _ask(parts: SplitResult, address: str, deadline: float) -> Fetched | str:
    """Return what a page answers, or where it redirects to."""
    connection = _Connection(parts, address, deadline)
    clock = Timer(_left(deadline), connection.cut)
    clock.daemon = True
    clock.start()
    try:
        connection.request("GET", _target(parts), headers=_headers())
        return _answer(connection.getresponse(), parts, deadline)
    except ssl.SSLError as error:
        raise FetchError(_("The site's certificate is not valid.")) from error
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        _left(deadline)
        raise FetchError(_("The site could not be reached.")) from error
    finally:
        clock.cancel()
        connection.close()


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/?%:@!$&'()*+,;=~-._")
    return f"{path}?{query}" if query else path


def _headers() -> dict[str, str]:
    return {
        "User-Agent": _AGENT,
        "Accept": ", ".join(TYPES),
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


def _answer(response: http.client.HTTPResponse, parts: SplitResult, deadline: float):
    if response.status in _MOVED and response.headers.get("Location"):
        return response.headers["Location"]
    if response.status != 200:
        words = _("The site answered with status %(status)s.")
        raise FetchError(words % {"status": response.status})
    kind = response.headers.get_content_type()
    if kind not in TYPES:
        raise FetchError(_("This is %(kind)s, no page of text.") % {"kind": kind})
    if response.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise FetchError(_("The site sends the page compressed although it was asked not to."))
    raw = _body(response, deadline)
    return Fetched(raw, parts.geturl(), response.headers.get_content_charset() or "")


def _body(response: http.client.HTTPResponse, deadline: float) -> bytes:
    """Return a body of at most 5 MB."""
    told = response.headers.get("Content-Length", "")
    if told.isascii() and told.isdigit() and int(told) > MOST_BYTES:
        raise FetchError(_("The page is larger than 5 MB."))
    parts, length = [], 0
    while chunk := response.read1(_CHUNK):
        _left(deadline)
        parts.append(chunk)
        length += len(chunk)
        if length > MOST_BYTES:
            raise FetchError(_("The page is larger than 5 MB."))
    _left(deadline)
    return b"".join(parts)
