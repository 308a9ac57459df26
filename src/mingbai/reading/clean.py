"""HTML that is safe to show: a short list of elements, links only to permitted targets."""

from __future__ import annotations

import re

import nh3

TAGS = frozenset(
    "h2 h3 p ul ol li table caption thead tbody tr th td b strong em a br".split(),
)
_ATTRIBUTES = {"a": {"href"}, "th": {"scope", "colspan", "rowspan"}, "td": {"colspan", "rowspan"}}
_DROPPED = {"script", "style", "template", "noscript", "title", "iframe", "object", "svg", "math", "textarea", "select"}
_SCHEMES = {"http", "https", "mailto", "tel"}
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_SMALL_NUMBER = re.compile(r"[1-9]\d{0,2}")
_EMPTY = re.compile(r"<(p|h2|h3|li|strong|b|em)>(?:\s|&nbsp;|\u00a0)*</\1>")


def clean(html: str) -> str:
    """Return `html` with only the elements of TAGS; others are unwrapped, scripts and the like dropped with their content.

    Links keep their target only when it is http, https, mailto, tel or relative; all links get rel="noopener".
    """
    cleaned = nh3.clean(
        html.replace("\x00", ""),
        tags=set(TAGS),
        clean_content_tags=_DROPPED,
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes=_SCHEMES,
        link_rel="noopener",
        strip_comments=True,
    )
    return _EMPTY.sub("", cleaned).strip()


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Return the value of an attribute if it may stay."""
    if name == "scope":
        return value if value in ("col", "row") else None
    if name in ("colspan", "rowspan"):
        return value if _SMALL_NUMBER.fullmatch(value) else None
    if tag == "a" and name == "href":
        # As a browser reads it: a backslash is a slash, and control characters are not there ("/\\evil", "/<tab>/evil").
        target = _CONTROL.sub("", value.replace("\\", "/")).strip()
        return None if not target or target.startswith(("#", "//")) else target
    return value
