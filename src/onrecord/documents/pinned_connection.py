"""An HTTP connection to an address that was looked up once, checked, and is not looked up again."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Callable
from ipaddress import ip_address
from threading import Timer

from onrecord.documents.problems_of_fetching import not_fetched, refused_address
from onrecord.documents.public_addresses import Address


def permitted_address(host: str, port: int, permits: Callable[[Address], bool], *, url: str) -> str:
    """Look a host up and give the first of its addresses, if all of them are permitted.

    Raises
    ------
    DocumentError
        E121 if one is not permitted, E122 if the host is unknown.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise not_fetched(url, f"there is no host {host!r}, or no network") from None
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    for address in addresses:
        if not permits(ip_address(address)):
            raise refused_address(url, f"{host} is {address}, which is not on the public internet")
    return addresses[0]


class PinnedConnection(http.client.HTTPConnection):
    """A connection that goes to one address, whatever the name of the host stands for by then.

    It is cut after `time_limit_s`, so that a server that answers byte by byte cannot hold it.
    """

    def __init__(self, host: str, port: int, address: str, *, encrypted: bool, time_limit_s: float) -> None:
        super().__init__(host, port, timeout=time_limit_s)
        self._address = address
        self._encrypted = encrypted
        self._timer: Timer | None = None
        self.was_cut = False

    def connect(self) -> None:
        """Connect to the address that was checked; a certificate must be that of the host."""
        found = socket.create_connection((self._address, self.port), self.timeout)
        self._timer = Timer(self.timeout or 0, self._cut, [found])
        self._timer.daemon = True
        self._timer.start()
        if self._encrypted:
            found = ssl.create_default_context().wrap_socket(found, server_hostname=self.host)
        self.sock = found

    def finish(self) -> None:
        """Close the connection and end its time limit (`close` is also called while a response is still read)."""
        if self._timer is not None:
            self._timer.cancel()
        self.close()

    def _cut(self, opened: socket.socket) -> None:
        self.was_cut = True
        try:
            (self.sock or opened).shutdown(socket.SHUT_RDWR)
        except OSError:
            return
