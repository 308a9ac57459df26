"""Addresses of home, modes and the accessibility statement."""

from __future__ import annotations

from django.urls import path

from mingbai.portal.home import fields, views

urlpatterns = [
    path("", views.home, name="home"),
    path("fields/", fields.fields, name="fields"),
    path("mode/<slug:mode>/", views.mode, name="mode"),
    path("accessibility/", views.accessibility, name="accessibility"),
]
