"""Fetch a page that a person asked for: from the public web only, once, within limits, and only where robots may."""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from onrecord.documents.pinned_connection import PinnedConnection, permitted_address
from onrecord.documents.problems import too_large
from onrecord.documents.problems_of_fetching import not_fetched, refused_address, robots_refuse
from onrecord.documents.public_addresses import Address, is_public
from onrecord.documents.unpack import unpacked

MAX_REDIRECTS = 5
MAX_ROBOTS_BYTES = 512_000
"""As much as RFC 9309 asks a crawler to read."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave."""

    url: str
    """The address after redirects."""
    body: bytes


@dataclass(slots=True, kw_only=True)
class Fetcher:
    """Fetches pages one by one; robots.txt is read once a site.

    Parameters
    ----------
    time_limit_s : float
        For the whole page with its redirects.
    max_bytes : int
        Of the page, unpacked.
    """

    time_limit_s: float = 30.0
    max_bytes: int = 20_000_000
    _permits: Callable[[Address], bool] = is_public
    _robots: dict[str, RobotFileParser | None] = field(default_factory=dict)

    def fetch(self, url: str) -> Fetched:
        """Fetch a page.

        Raises
        ------
        DocumentError
            E103, E113, E121 to E123.
        """
        return self._follow(url, monotonic() + self.time_limit_s, self.max_bytes, heed_robots=True)

    def _follow(self, url: str, deadline: float, max_bytes: int, *, heed_robots: bool) -> Fetched:
        asked = url
        for _ in range(MAX_REDIRECTS + 1):
            parts = _checked(url)
            if heed_robots:
                self._ask_robots(parts, deadline)
            status, headers, body = self._get(parts, deadline, max_bytes, url=url)
            if status in _REDIRECTS and headers.get("location"):
                url = urljoin(url, headers["location"].strip())
                continue
            if status != 200:
                raise not_fetched(url, f"the server answered {status} {http.client.responses.get(status, '')}".rstrip())
            return Fetched(url=url, body=unpacked(body, headers.get("content-encoding", ""), limit=max_bytes, path=url))
        raise not_fetched(asked, f"it leads on more than {MAX_REDIRECTS} times, at last to {url}")

    def _get(
        self, parts: SplitResult, deadline: float, max_bytes: int, *, url: str
    ) -> tuple[int, dict[str, str], bytes]:
        """Ask for one page; `url` is the address that messages name."""
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
        address = permitted_address(host, port, self._permits, url=url)
        remaining = deadline - monotonic()
        too_slow = not_fetched(url, f"it took more than {self.time_limit_s:g} seconds")
        if remaining <= 0:
            raise too_slow
        connection = PinnedConnection(host, port, address, encrypted=parts.scheme == "https", time_limit_s=remaining)
        try:
            status, headers, body, is_whole = _answer(connection, _target(parts), max_bytes)
        except ssl.SSLError as error:
            raise not_fetched(url, f"the connection is not safe ({error.reason or error})") from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            slow = connection.was_cut or isinstance(error, TimeoutError)
            raise too_slow if slow else not_fetched(url, _words(error)) from None
        finally:
            connection.finish()
        if connection.was_cut or not is_whole:
            raise not_fetched(url, f"it broke off after {len(body):,} bytes")
        if len(body) > max_bytes:
            raise too_large(url, len(body), max_bytes)
        return status, headers, body

    def _ask_robots(self, parts: SplitResult, deadline: float) -> None:
        site = urlunsplit((parts.scheme, parts.netloc, "", "", ""))
        if site not in self._robots:
            self._robots[site] = self._rules_of(site, deadline, url=urlunsplit(parts))
        rules = self._robots[site]
        if rules is None:
            raise robots_refuse(urlunsplit(parts), "its robots.txt cannot be read now, so nothing may be fetched")
        if not rules.can_fetch("onrecord", urlunsplit(parts)):
            raise robots_refuse(urlunsplit(parts), f"{site}/robots.txt asks programs to stay away")

    def _rules_of(self, site: str, deadline: float, *, url: str) -> RobotFileParser | None:
        """Read robots.txt; a site without one allows all, one that fails to answer allows nothing (RFC 9309)."""
        rules = RobotFileParser()
        parts, lines = _checked(f"{site}/robots.txt"), b""
        for _ in range(MAX_REDIRECTS + 1):
            status, headers, lines = self._get(parts, deadline, MAX_ROBOTS_BYTES, url=url)
            if status not in _REDIRECTS or not headers.get("location"):
                break
            parts = _checked(urljoin(urlunsplit(parts), headers["location"].strip()))
        if status >= 500:
            return None
        rules.parse(lines.decode("utf-8", errors="replace").splitlines() if status == 200 else [])
        return rules


def _answer(connection: PinnedConnection, target: str, max_bytes: int) -> tuple[int, dict[str, str], bytes, bool]:
    """Give status, headers and body of an answer, and whether the body came whole (or is too large anyway)."""
    connection.request("GET", target, headers=_headers())
    with connection.getresponse() as response:
        body = response.read(max_bytes + 1)
        is_whole = not response.length or len(body) > max_bytes
        return response.status, {key.lower(): value for key, value in response.getheaders()}, body, is_whole


def _checked(url: str) -> SplitResult:
    """Give the parts of an address that may be fetched.

    Raises
    ------
    DocumentError
        E121.
    """
    try:
        parts = urlsplit(url)
        host, _ = (parts.hostname or "").encode("idna").decode(), parts.port
    except (ValueError, UnicodeError):
        raise refused_address(url, "it cannot be read") from None
    if parts.scheme not in _PORTS:
        raise refused_address(url, f"{parts.scheme or 'nothing'}:// is neither http:// nor https://")
    if not host or any(ord(ch) <= 0x20 or ord(ch) == 0x7F for ch in url):
        raise refused_address(url, "it names no host" if not host else "it has spaces or control characters")
    if parts.username is not None or parts.password is not None:
        raise refused_address(url, "it holds a name or password")
    return parts._replace(fragment="")


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return f"{path}?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?[]')}" if parts.query else path


def _headers() -> dict[str, str]:
    from importlib.metadata import version

    return {
        "User-Agent": f"onrecord/{version('onrecord')} (reads one article that a person asked for)",
        "Accept": "text/html, application/xhtml+xml, application/pdf;q=0.8, text/plain;q=0.8, */*;q=0.1",
        "Accept-Encoding": "gzip, identity",
        "Accept-Language": "en",
    }


def _words(error: Exception) -> str:
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"the connection failed ({reason})"
