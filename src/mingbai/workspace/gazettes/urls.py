"""Addresses of the gazette."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.gazettes.issue.view import issue, pdf
from mingbai.workspace.gazettes.listing.view import gazettes
from mingbai.workspace.gazettes.new.view import new

urlpatterns = [
    path("gazettes/", gazettes, name="gazettes"),
    path("gazettes/new/", new, name="gazette-new"),
    path("gazettes/<key:issue_id>/", issue, name="gazette"),
    path("gazettes/<key:issue_id>/pdf/", pdf, name="gazette-pdf"),
]
