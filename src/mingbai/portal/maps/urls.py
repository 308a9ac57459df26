"""Addresses of what search engines read."""

from __future__ import annotations

from django.urls import path

from mingbai.portal.maps import view

urlpatterns = [
    path("robots.txt", view.robots, name="robots"),
    path("sitemap.xml", view.index, name="map-index"),
    path("sitemap/pages.xml", view.pages, name="map-pages"),
    path("sitemap/matters.xml", view.matters, name="map-matters"),
    path("sitemap/entries-<number:number>.xml", view.entries, name="map-entries"),
]
