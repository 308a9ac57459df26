"""Address of the deadline calculator."""

from __future__ import annotations

from django.urls import path

from mingbai.portal.deadlines import view

urlpatterns = [path("deadlines/", view.deadlines, name="deadlines")]
