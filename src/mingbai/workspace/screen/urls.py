"""Addresses of the choice of what a screen shows."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.screen import view

urlpatterns = [
    path("screen/", view.screen, name="screen"),
    path("screen/pictures.zip", view.pictures, name="screen-pictures"),
]
