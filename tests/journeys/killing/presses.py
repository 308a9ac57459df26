"""One press over HTTP by somebody signed in; a redirect is the acknowledgement."""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request

from journeys.killing.people import TOKEN, Stays

OPENER = urllib.request.build_opener(Stays)


def press(url: str, session: str, path: str, **fields: str) -> int:
    """Return the status of the response; raise OSError when the server is gone."""
    request = urllib.request.Request(url + path, data=urllib.parse.urlencode(fields).encode())
    request.add_header("Cookie", f"sessionid={session}; csrftoken={TOKEN}")
    request.add_header("X-CSRFToken", TOKEN)
    try:
        with OPENER.open(request, timeout=30) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as failure:
        return failure.code
    except Exception as failure:
        raise OSError(failure) from failure
