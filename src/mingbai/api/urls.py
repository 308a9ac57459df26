"""Addresses of open data. They stand before the public pages, which begin with an organ's code."""

from __future__ import annotations

from django.urls import path

from mingbai.api import bulk, calendar, feeds, pages
from mingbai.api.operations import operation

app_name = "api"
FILTERS = ("organ", "subtree", "field", "item", "year", "kind", "validity", "q", "sort", "limit", "after")
urlpatterns = [
    path("api/", pages.readable, name="readable"),
    path("api/v1/openapi.json", pages.description, name="openapi"),
    path("api/v1/entries", operation("entries", asks=FILTERS, depends=("entries",)), name="entries"),
    path("api/v1/entries/<key:entry_id>", operation("entry", depends=("entry:{entry_id}", "entries")), name="entry"),
    path("api/v1/search", operation("search", asks=FILTERS, depends=("entries",)), name="search"),
    path("api/v1/organs", operation("organs", depends=()), name="organs"),
    path("api/v1/organs/<slug:code>", operation("organ", depends=("entries:{code}",)), name="organ"),
    path("api/v1/organs/<slug:code>/catalogue", operation("catalogue", depends=("entries:{code}",)), name="catalogue"),
    path("api/v1/reports", operation("reports", asks=("organ", "year", "limit", "after"), depends=("reports",)), name="reports"),
    path("api/v1/reports/<slug:organ>/<year:year>", operation("report", depends=("report:{organ}",)), name="report"),
    path("feeds/search.<str:form>", feeds.search, name="search-feed"),
    path("feeds/<slug:code>.ics", calendar.calendar, name="calendar"),
    path("feeds/<slug:code>.<str:form>", feeds.organ, name="feed"),
    path("feeds/<slug:code>/<str:field>.<str:form>", feeds.field, name="field-feed"),
    path("data/", pages.data, name="data"),
    path("data/<slug:code>/<year:year>.<str:form>", bulk.file, name="bulk"),
]
