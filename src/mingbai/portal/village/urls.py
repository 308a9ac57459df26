"""Addresses of 我的村."""

from __future__ import annotations

from django.urls import path

from mingbai.portal.village import view

urlpatterns = [
    path("village/", view.choose, name="village"),
    path("village/forget/", view.forget, name="village-forget"),
    path("village/keep/<slug:code>/", view.keep, name="village-keep"),
]
