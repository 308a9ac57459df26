"""Addresses of the search."""

from __future__ import annotations

from django.urls import path

from mingbai.portal.search import suggest, view

urlpatterns = [
    path("search/", view.search, name="search"),
    path("search/words/", suggest.suggest, name="suggest"),
]
