"""Addresses of the import."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.imports import view

urlpatterns = [
    path("imports/", view.imports, name="imports"),
    path("imports/template.xlsx", view.template, name="import-template"),
    path("imports/<key:batch_id>/", view.batch, name="import"),
    path("imports/<key:batch_id>/check/", view.check, name="import-check"),
    path("imports/<key:batch_id>/submit/", view.submit, name="import-submit"),
    path("imports/<key:batch_id>/take-back/", view.take_back, name="import-take-back"),
]
