"""Address of the county's openness page."""

from __future__ import annotations

from django.urls import path

from mingbai.portal.openness import view

urlpatterns = [path("openness/", view.openness, name="openness")]
