"""Addresses of the staff pages, all under /work/."""

from __future__ import annotations

from django.urls import include, path

app_name = "work"
urlpatterns = [
    path("", include("mingbai.workspace.accounts.urls")),
]
