"""Addresses of what serves every page."""

from __future__ import annotations

from django.urls import path

from mingbai.portal.service.accessibility import view as accessibility
from mingbai.portal.service.leaving import view as leaving
from mingbai.portal.service.modes import view as modes
from mingbai.portal.service.site_map import view as site_map

urlpatterns = [
    path("mode/<slug:mode>/", modes.mode, name="mode"),
    path("accessibility/", accessibility.accessibility, name="accessibility"),
    path("site-map/", site_map.site_map, name="site-map"),
    path("leave/", leaving.leave, name="leave"),
]
