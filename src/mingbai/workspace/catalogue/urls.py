"""Addresses of the catalogue."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.catalogue import county, edit, own, views

urlpatterns = [
    path("catalogue/", views.catalogue, name="catalogue"),
    path("catalogue/table.xlsx", views.table, name="catalogue-table"),
    path("catalogue/coverage/", views.coverage, name="catalogue-coverage"),
    path("catalogue/county/", county.county, name="catalogue-county"),
    path("catalogue/import/", county.import_table, name="catalogue-import"),
    path("catalogue/import/confirm/", county.confirm, name="catalogue-import-confirm"),
    path("catalogue/basis/", county.basis, name="catalogue-basis"),
    path("catalogue/new/", edit.new, name="catalogue-new"),
    path("catalogue/items/<int:item_id>/", views.item, name="catalogue-item"),
    path("catalogue/items/<int:item_id>/change/", edit.change, name="catalogue-change"),
    path("catalogue/items/<int:item_id>/retire/", edit.retire, name="catalogue-retire"),
    path("catalogue/items/<int:item_id>/not-applicable/", own.not_applicable, name="catalogue-not-applicable"),
    path("catalogue/items/<int:item_id>/applicable/", own.applicable, name="catalogue-applicable"),
    path("catalogue/items/<int:item_id>/limit/", own.limit, name="catalogue-limit"),
]
