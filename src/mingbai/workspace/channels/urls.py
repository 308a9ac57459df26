"""Addresses of what is to be removed from other channels."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.channels import view

urlpatterns = [
    path("removals/", view.removals, name="removals"),
    path("removals/<int:delivery_id>/", view.removed, name="removed"),
]
