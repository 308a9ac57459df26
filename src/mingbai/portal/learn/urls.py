"""Addresses of the pages that teach the public."""

from __future__ import annotations

from django.urls import path

from mingbai.portal.learn import view

urlpatterns = [
    path("learn/", view.learn, name="learn"),
    path("learn/example/", view.example, name="learn-example"),
    path("learn/leaflet/<slug:code>/", view.leaflet, name="leaflet"),
]
