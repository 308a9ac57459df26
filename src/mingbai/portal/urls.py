"""Addresses of the public pages. An organ's code is the first part of its own pages, so fixed addresses stand first."""

from __future__ import annotations

from django.urls import include, path

app_name = "portal"
urlpatterns = [
    path("", include("mingbai.portal.home.urls")),
    path("", include("mingbai.portal.annual_report.urls")),
    path("", include("mingbai.portal.entries.urls")),
    path("", include("mingbai.portal.chains.urls")),
    path("", include("mingbai.portal.organs.urls")),
]
