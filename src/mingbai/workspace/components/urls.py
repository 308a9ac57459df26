"""The address of the components page."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.components import view

urlpatterns = [path("components/", view.components, name="components")]
