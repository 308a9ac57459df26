"""Addresses of the import."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.imports import views

urlpatterns = [
    path("imports/", views.imports, name="imports"),
    path("imports/template.xlsx", views.template, name="import-template"),
    path("imports/<int:batch_id>/", views.batch, name="import"),
    path("imports/<int:batch_id>/check/", views.check, name="import-check"),
    path("imports/<int:batch_id>/enter/", views.enter, name="import-enter"),
]
