"""Where an address stands among the files of an export, so that a web server finds it without a program.

A page is the `index.html` of a folder; a list with parameters is one of a folder below it whose name begins with @: the
parameters as the address has them, in the order of their names and without those that are empty. nginx makes the same name
from a request (docs/how-to/nginx/export.conf). No name may be
longer than 255 bytes, so what exceeds 200 goes on in a folder of its own.
"""

from __future__ import annotations

from urllib.parse import parse_qsl, unquote, urlencode

LONGEST, LONGEST_NAME = 200, 255
PARAMETERS = (
    "after", "channel", "field", "item", "kind", "line", "name", "number", "organ", "state", "subject", "to", "validity", "year",
)  # fmt: skip
"""What lists are asked for; any other parameter asks for something that is made for one reader."""
INDEX = "index.html"


def file_of(address: str) -> str | None:
    """Return the path below the folder of the site; None for an address that no file can have."""
    path, _, query = address.partition("?")
    here = unquote(path)[1:]
    names = here.split("/")
    if any(name in {"", ".", ".."} or len(name.encode()) > LONGEST_NAME for name in names[:-1]) or names[-1] in {".", ".."}:
        return None
    if "\0" in here or names[-1] == INDEX or names[0].startswith("@"):
        return None
    asked = _asked(query)
    if names[-1]:
        return None if asked or len(names[-1].encode()) > LONGEST_NAME else here
    return None if asked is None else f"{here}{asked}{INDEX}"


def _asked(query: str) -> str | None:
    """Return the folders for the parameters; empty without any, None where they are too long."""
    given = {name: value for name, value in parse_qsl(query) if value}
    if given.keys() - set(PARAMETERS):
        return None
    kept = urlencode(sorted(given.items()))
    if not kept:
        return ""
    first, rest = kept[:LONGEST], kept[LONGEST:]
    return None if len(rest) > LONGEST else f"@{first}/{rest}/" if rest else f"@{first}/"
