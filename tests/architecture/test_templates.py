"""Templates obey the content security policy: nothing inline. A block of data is no script: browsers do not run it."""

from __future__ import annotations

import re

from architecture.tree import SOURCE, files_ending, shown

INLINE = {
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "style element": re.compile(r"<style\b", re.I),
    "inline script": re.compile(r"<script(?![^>]*\bsrc\s*=)(?! type=\"application/ld\+json\">)[^>]*>", re.I),
    "event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']", re.I),
    "foreign address": re.compile(r"(?:src|href|action)\s*=\s*[\"']https?://", re.I),
}


def test_templates_have_nothing_inline_and_load_nothing_from_elsewhere() -> None:
    templates = [path for path in files_ending(".jinja", ".html") if path.is_relative_to(SOURCE)]
    found = [
        f"{shown(path)}:{text.count(chr(10), 0, match.start()) + 1} {what}"
        for path in templates
        for text in (path.read_text("utf-8"),)
        for what, pattern in INLINE.items()
        for match in pattern.finditer(text)
    ]
    assert found == []


def test_style_sheets_and_scripts_load_nothing_from_elsewhere() -> None:
    found = [
        shown(path)
        for path in files_ending(".css", ".js")
        if re.search(r"url\(\s*[\"']?https?:|@import\s|import\(", path.read_text("utf-8"))
    ]
    assert found == []
