"""Addresses of the home page and the fields."""

from __future__ import annotations

from django.urls import path

from mingbai.portal.home import view
from mingbai.portal.home.fields import view as fields
from mingbai.portal.home.telephones import view as telephones

urlpatterns = [
    path("", view.home, name="home"),
    path("telephones/", telephones.telephones, name="telephones"),
    path("fields/", fields.fields, name="fields"),
]
