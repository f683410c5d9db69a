"""One question to an OpenAI-compatible endpoint, with everything that can go wrong on the way named."""

from __future__ import annotations

import http.client
import ipaddress
import json
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Event, Timer
from urllib.parse import urlsplit

from onrecord.errors import ProposerError

MAX_ANSWER_BYTES = 1_000_000
"""A few readings are some kilobytes; anything near this is no answer."""

Messages = list[dict[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where a language model answers, and how long to wait for it."""

    url: str
    """The base, as ``http://127.0.0.1:8080/v1``; ``/chat/completions`` is added."""
    model: str
    key: str = ""
    """Sent as a bearer token; only over https, or to this machine."""
    timeout_s: float = 60.0
    """For the whole answer, not for a pause in it."""

    @property
    def name(self) -> str:
        """How readings from here are marked in a claim file."""
        return f"{self.model} at {urlsplit(self.url).netloc.rpartition('@')[2]}"

    def ask(self, messages: Messages) -> str:
        """Send the messages and give the text of the first choice.

        Raises
        ------
        ProposerError
            E801 for an unusable address, E802 if there is no answer in time, E803 if the answer is none of this
            protocol. Redirects are not followed: what is sent goes to this address only.
        """
        body = json.dumps({"model": self.model, "messages": messages, "temperature": 0, "seed": 0}).encode()
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "onrecord"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        connection, path = self._connection()
        with self._limits(connection) as is_over:
            connection.request("POST", path, body, headers)
            response = connection.getresponse()
            content = response.read(MAX_ANSWER_BYTES + 1)
            if is_over():  # a line that was cut reads like the end of the answer
                raise TimeoutError
            if response.length and len(content) <= MAX_ANSWER_BYTES:
                raise http.client.IncompleteRead(content, response.length)
        self._refuse_status(response)
        if len(content) > MAX_ANSWER_BYTES:
            raise self._bad_answer(f"the answer is longer than {MAX_ANSWER_BYTES:,} bytes")
        return self._first_choice(content)

    def _connection(self) -> tuple[http.client.HTTPConnection, str]:
        try:
            parts = urlsplit(self.url)
            host, port = parts.hostname or "", parts.port
        except ValueError as error:
            raise self._bad_address(str(error)) from error
        if parts.scheme not in ("http", "https") or not host:
            raise self._bad_address("it is no http or https address")
        if not self.url.isascii() or any(c <= " " for c in self.url):
            raise self._bad_address("it has spaces or letters that an address cannot have")
        if self.key and parts.scheme == "http" and not _is_this_machine(host):
            raise self._bad_address("a key is not sent without encryption")
        path = parts.path.rstrip("/") + "/chat/completions"
        if parts.scheme == "https":
            context = ssl.create_default_context()
            return http.client.HTTPSConnection(host, port, timeout=self.timeout_s, context=context), path
        return http.client.HTTPConnection(host, port, timeout=self.timeout_s), path

    @contextmanager
    def _limits(self, connection: http.client.HTTPConnection) -> Iterator[Callable[[], bool]]:
        """Connect, cut the line when the time is over (a server may send a byte a minute), and close in any case.

        Gives a function that tells whether the time is over.
        """
        line: list[socket.socket] = []
        over = Event()
        timer = Timer(self.timeout_s, _cut, [line, over])
        timer.daemon = True
        try:
            connection.connect()
            line.append(connection.sock)  # the connection forgets it where the answer is to end with the line
            timer.start()
            yield over.is_set
        except (OSError, http.client.HTTPException) as error:
            late = isinstance(error, TimeoutError) or over.is_set()
            said = f"no answer within {self.timeout_s:g} s" if late else (str(error) or type(error).__name__)
            raise ProposerError(
                f"the endpoint gave no answer: {said}",
                where=self.url,
                fix="see that it runs and is spelled rightly, or leave --proposer out",
                code="E802",
            ) from error
        finally:
            timer.cancel()
            connection.close()

    def _refuse_status(self, response: http.client.HTTPResponse) -> None:
        if response.status != 200:
            redirected = " (redirects are not followed)" if 300 <= response.status < 400 else ""
            raise self._bad_answer(f"the endpoint answers {response.status}{redirected}")

    def _first_choice(self, content: bytes) -> str:
        try:
            text = json.loads(content)["choices"][0]["message"]["content"]
        except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
            raise self._bad_answer("the answer is not one of the chat completions protocol") from error
        if not isinstance(text, str):
            raise self._bad_answer("the answer holds no text")
        return text

    def _bad_address(self, why: str) -> ProposerError:
        fix = "give the base, as http://127.0.0.1:8080/v1"
        return ProposerError(f"the endpoint cannot be asked: {why}", where=self.url, fix=fix, code="E801")

    def _bad_answer(self, what: str) -> ProposerError:
        fix = "see that it speaks the OpenAI chat completions protocol, and the name of the model"
        return ProposerError(what, where=self.url, fix=fix, code="E803")


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _cut(line: list[socket.socket], over: Event) -> None:
    over.set()  # before whoever reads finds the line cut
    for held in line:
        with suppress(OSError):  # it was closed meanwhile
            held.shutdown(socket.SHUT_RDWR)
