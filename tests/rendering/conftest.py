"""Both forms with a distinct figure in every cell, rendered once for all file tests."""

from __future__ import annotations

import pytest

from mingbai.rendering.report.files import render_all
from mingbai.rendering.report.value import ReportDocument
from rendering.samples import document

Rendered = tuple[ReportDocument, dict[str, bytes]]


@pytest.fixture(scope="session", params=["2019", "2021"])
def rendered(request: pytest.FixtureRequest) -> Rendered:
    doc = document(request.param, seed=7)
    return doc, render_all(doc)
