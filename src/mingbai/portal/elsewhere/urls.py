"""Addresses of the pages that an export has in place of what needs a server."""

from __future__ import annotations

from django.urls import path

from mingbai.portal.elsewhere import view

urlpatterns = [
    path("elsewhere/", view.writing, name="elsewhere"),
    path("elsewhere/search/", view.search, name="elsewhere-search"),
]
