"""Addresses of the home page and the fields."""

from __future__ import annotations

from django.urls import path

from mingbai.portal.home import view
from mingbai.portal.home.fields import view as fields

urlpatterns = [
    path("", view.home, name="home"),
    path("fields/", fields.fields, name="fields"),
]
