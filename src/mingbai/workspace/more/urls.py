"""The address of the page 更多."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.more import view

urlpatterns = [path("more/", view.more, name="more")]
