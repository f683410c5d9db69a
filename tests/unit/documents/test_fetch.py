"""Fetching, against real servers that the tests start; loopback is permitted to these tests only."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from onrecord.documents import Document, Skipped, pinned_connection, read_documents
from onrecord.documents.collect import fetched_document
from onrecord.documents.fetch import Fetcher
from onrecord.documents.public_addresses import Address, is_public
from onrecord.errors import DocumentError

PAGE = b"<!doctype html><title>Army leaves the town</title><h1>Army leaves the town</h1><p>" + (
    b"The army left the town on Monday, officials said, and it did not come back. " * 3
)
Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers by the path, as the test says."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        server: Server = self.server.onrecord  # type: ignore[attr-defined]
        server.asked.append((self.path, dict(self.headers)))
        answer = server.answers.get(self.path)
        if answer is None:
            self.give(b"no such page", status=404)
        else:
            answer(self)

    def give(self, body: bytes, *, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@dataclass
class Server:
    """A server and what it was asked."""

    url: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def page(self, path: str, body: bytes = PAGE, **headers: str) -> str:
        status = int(headers.pop("status", "200"))
        self.answers[path] = lambda handler: handler.give(body, status=status, **headers)
        return self.url + path

    def leads(self, path: str, to: str) -> str:
        return self.page(path, b"", status="302", Location=to)

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def server() -> Iterator[Server]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    started = Server(f"http://127.0.0.1:{httpd.server_port}")
    httpd.onrecord = started  # type: ignore[attr-defined]
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    yield started
    httpd.shutdown()
    httpd.server_close()


def only_loopback_v4(address: Address) -> bool:
    return str(address) == "127.0.0.1"


def local(**limits: float) -> Fetcher:
    return Fetcher(_permits=only_loopback_v4, **limits)  # type: ignore[arg-type]


def refusal(url: str, fetcher: Fetcher | None = None) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        (fetcher or local()).fetch(url)
    return caught.value


def test_a_page_is_fetched_and_read(server: Server) -> None:
    server.page("/a%20b?c=%C3%BC")
    document = fetched_document(server.url + "/a%20b?c=ü#part", fetcher=local())
    assert document.title == "Army leaves the town"
    assert document.path == server.url + "/a%20b?c=ü#part"
    assert server.paths == ["/robots.txt", "/a%20b?c=%C3%BC"]


def test_the_user_agent_says_who_asks(server: Server) -> None:
    local().fetch(server.page("/a"))
    assert server.asked[-1][1]["User-Agent"].startswith("onrecord/")
    assert "Cookie" not in server.asked[-1][1] and "Referer" not in server.asked[-1][1]


def test_redirects_are_followed_and_the_last_address_is_known(server: Server) -> None:
    server.page("/b")
    server.leads("/a", "/b")
    assert local().fetch(server.url + "/a").url == server.url + "/b"


def test_packed_pages_are_unpacked(server: Server) -> None:
    url = server.page("/a", gzip.compress(PAGE), Content_Encoding="gzip")
    assert local().fetch(url).body == PAGE


def test_robots_are_asked_once_a_site_and_obeyed(server: Server) -> None:
    server.page("/robots.txt", b"User-agent: *\nDisallow: /private/\n")
    fetcher = local()
    fetcher.fetch(server.page("/a"))
    error = refusal(server.page("/private/b"), fetcher)
    assert error.code == "E123"
    assert error.what == f"the page is not for programs: {server.url}/robots.txt asks programs to stay away"
    assert server.paths == ["/robots.txt", "/a"]


def test_robots_hold_for_where_a_page_leads(server: Server) -> None:
    server.page("/robots.txt", b"User-agent: onrecord\nDisallow: /private/\n")
    server.page("/private/b")
    assert refusal(server.leads("/a", "/private/b")).code == "E123"


def test_a_site_whose_robots_cannot_be_read_is_left_alone(server: Server) -> None:
    server.page("/robots.txt", b"", status="503")
    assert refusal(server.page("/a")).what.endswith("its robots.txt cannot be read now, so nothing may be fetched")


def _drips(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        for _ in range(200):
            handler.wfile.write(b"a")
            handler.wfile.flush()
            threading.Event().wait(0.05)
    except OSError:
        return


def _breaks_off(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b"only this")
    handler.close_connection = True


def test_a_server_that_drips_is_cut(server: Server) -> None:
    server.answers["/a"] = _drips
    error = refusal(server.url + "/a", local(time_limit_s=0.5))
    assert error.code == "E122" and ("more than 0.5 seconds" in error.what or "broke off" in error.what)


def test_a_page_that_breaks_off_is_no_page(server: Server) -> None:
    server.answers["/a"] = _breaks_off
    assert refusal(server.url + "/a").code == "E122"


def test_a_page_that_is_too_large(server: Server) -> None:
    error = refusal(server.page("/a", b"a" * 3_000_000), local(max_bytes=1_000_000))
    assert (error.code, error.what) == ("E103", "the file has 1.0 MB; an article must have less than 1 MB")


def test_a_page_that_swells(server: Server) -> None:
    url = server.page("/a", gzip.compress(b"a" * 3_000_000), Content_Encoding="gzip")
    error = refusal(url, local(max_bytes=1_000_000))
    assert (error.code, error.what) == ("E113", "its content unpacks to more than 1 MB, which no article needs")


def test_redirects_end(server: Server) -> None:
    error = refusal(server.leads("/a", "/a"))
    assert error.what == f"the page could not be fetched: it leads on more than 5 times, at last to {server.url}/a"


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("file:///etc/passwd", "E121"),
        ("ftp://127.0.0.1/x", "E121"),
        ("http://127.0.0.2/", "E121"),
        ("http://[::1]/", "E121"),
        ("http://10.0.0.1/", "E121"),
        ("http://169.254.169.254/latest/meta-data/", "E121"),
        ("http://user:secret@127.0.0.1/", "E121"),
        ("//[::ffff:10.0.0.1]/", "E121"),
    ],
)
def test_a_page_cannot_lead_elsewhere(target: str, code: str, server: Server) -> None:
    assert refusal(server.leads("/a", target)).code == code


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://localhost/",
        "http://0.0.0.0/",
        "http://[::]/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[fe80::1]/",
        "http://[fc00::1]/",
        "http://10.1.2.3/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://169.254.169.254/",
        "http://224.0.0.1/",
        "http://240.0.0.1/",
        "http://255.255.255.255/",
    ],
)
def test_what_is_not_on_the_public_internet_is_refused(url: str) -> None:
    error = refusal(url, Fetcher())
    assert error.code == "E121" and "which is not on the public internet" in error.what


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "file:// is neither http:// nor https://"),
        ("gopher://x.example/", "gopher:// is neither http:// nor https://"),
        ("http://", "it names no host"),
        ("http://a b.example/", "it cannot be read"),
        ("http://[::1/", "it cannot be read"),
        ("http://x.example:99999/", "it cannot be read"),
        ("http://name@x.example/", "it holds a name or password"),
        ("http://x.example/a\nHost: y", "it has spaces or control characters"),
    ],
)
def test_addresses_that_are_none(url: str, reason: str) -> None:
    error = refusal(url, Fetcher())
    assert error.code == "E121"
    assert error.what == f"the address is refused: {reason}" or "control" in error.what


def test_an_address_that_changes_between_look_ups_is_looked_up_once(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that first stands for a permitted address and then for another reaches the first."""
    port = int(server.url.rpartition(":")[2])
    answers = iter(["127.0.0.1", "127.0.0.1"])

    def look_up(host: str, port: int, **_options: object) -> list[tuple[object, ...]]:
        assert host == "rebind.example"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(pinned_connection.socket, "getaddrinfo", _only_for("rebind.example", look_up))
    server.page("/a")
    assert local().fetch(f"http://rebind.example:{port}/a").body == PAGE
    assert server.asked[-1][1]["Host"] == f"rebind.example:{port}"
    assert next(answers, None) is None, "one look-up for robots.txt, one for the page, none to connect"


def _only_for(name: str, look_up: Callable[..., object]) -> Callable[..., object]:
    real = socket.getaddrinfo

    def choose(host: str, *args: object, **options: object) -> object:
        return look_up(host, args[0]) if host == name else real(host, *args, **options)  # type: ignore[arg-type]

    return choose


def test_one_forbidden_address_among_several_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(_host: str, port: int) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in ("93.184.216.34", "10.0.0.7")]

    monkeypatch.setattr(pinned_connection.socket, "getaddrinfo", _only_for("both.example", look_up))
    error = refusal("http://both.example/", Fetcher())
    assert error.what == "the address is refused: both.example is 10.0.0.7, which is not on the public internet"


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822"])
def test_public_addresses(address: str) -> None:
    assert is_public(ip_address(address))


def test_an_error_of_the_server_is_told(server: Server) -> None:
    assert refusal(server.url + "/none").what == "the page could not be fetched: the server answered 404 Not Found"


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert refusal(f"http://127.0.0.1:{port}/").code == "E122"


def test_a_certificate_must_be_that_of_the_host(server: Server) -> None:
    error = refusal(server.url.replace("http:", "https:") + "/a")
    assert error.code == "E122" and error.what.startswith("the page could not be fetched: the connection is not safe")


def test_nothing_is_fetched_unasked(server: Server) -> None:
    (found,) = read_documents([server.page("/a")])
    assert isinstance(found, Skipped) and found.error.code == "E120"
    assert server.asked == []


def test_files_and_addresses_mix(server: Server) -> None:
    found = list(read_documents([server.page("/a"), server.url + "/none", "no-such-file.txt"], fetcher=local()))
    assert [one.error.code if isinstance(one, Skipped) else one.title for one in found] == [
        "Army leaves the town",
        "E122",
        "E101",
    ]


def test_a_page_that_names_another_site_as_canonical_is_a_copy(server: Server) -> None:
    body = b'<html><head><link rel="canonical" href="https://first.example/a"></head>' + PAGE
    found = fetched_document(server.page("/a", body), fetcher=local())
    assert isinstance(found, Document)
    assert (found.canonical_elsewhere, found.original_source) == ("https://first.example/a", "first.example")
