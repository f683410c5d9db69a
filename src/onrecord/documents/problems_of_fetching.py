"""What can be wrong with an address, one function a code.

E120  an address was given without leave to fetch    E122  the page could not be fetched
E121  the address is refused                         E123  the site asks programs to stay away from the page
"""

from __future__ import annotations

from onrecord.errors import DocumentError


def not_allowed_to_fetch(url: str) -> DocumentError:
    """Word E120."""
    fix = "add --fetch to fetch it, or save the page from a browser and name the file"
    return DocumentError("this is an address, and nothing is fetched unasked", where=url, fix=fix, code="E120")


def refused_address(url: str, reason: str) -> DocumentError:
    """Word E121."""
    fix = "give the http or https address of a page on the public web, or save the page and name the file"
    return DocumentError(f"the address is refused: {reason}", where=url, fix=fix, code="E121")


def not_fetched(url: str, reason: str) -> DocumentError:
    """Word E122."""
    fix = "try it in a browser; if it shows there, save the page and name the file"
    return DocumentError(f"the page could not be fetched: {reason}", where=url, fix=fix, code="E122")


def robots_refuse(url: str, reason: str) -> DocumentError:
    """Word E123."""
    fix = "open it in a browser, save the page and name the file"
    return DocumentError(f"the page is not for programs: {reason}", where=url, fix=fix, code="E123")
