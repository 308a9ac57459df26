"""Addresses of the organ section."""

from __future__ import annotations

from django.urls import path

from mingbai.portal.organs.content import view as content
from mingbai.portal.organs.front import view as front
from mingbai.portal.organs.guide import view as guide
from mingbai.portal.organs.listing import view as listing
from mingbai.portal.organs.rota import view as rota
from mingbai.portal.organs.rules import view as rules

urlpatterns = [
    path("organs/", listing.organs, name="organs"),
    path("<slug:code>/", front.front, name="organ"),
    path("<slug:code>/content/", content.content, name="content"),
    path("<slug:code>/catalogue.xlsx", content.catalogue_file, name="catalogue-file"),
    path("<slug:code>/guide/", guide.guide, name="guide"),
    path("<slug:code>/duty/", rota.duty, name="duty"),
    path("<slug:code>/rules/", rules.rules, name="rules"),
]
