"""Addresses of home, modes and the accessibility statement."""

from __future__ import annotations

from django.urls import path

from mingbai.portal.home import views

urlpatterns = [
    path("", views.home, name="home"),
    path("mode/<slug:mode>/", views.mode, name="mode"),
    path("accessibility/", views.accessibility, name="accessibility"),
]
