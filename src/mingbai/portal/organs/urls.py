"""Addresses of the organ section."""

from __future__ import annotations

from django.urls import path

from mingbai.portal.organs import views

urlpatterns = [
    path("organs/", views.organs, name="organs"),
    path("<slug:code>/", views.content, name="organ"),
    path("<slug:code>/catalogue.xlsx", views.catalogue_file, name="catalogue-file"),
    path("<slug:code>/guide/", views.guide, name="guide"),
    path("<slug:code>/rules/", views.rules, name="rules"),
]
