"""Addresses of the catalogue."""

from __future__ import annotations

from django.urls import path
from django.views.generic import RedirectView

from mingbai.workspace.catalogue.basis import view as basis
from mingbai.workspace.catalogue.county import view as county
from mingbai.workspace.catalogue.coverage import view as coverage
from mingbai.workspace.catalogue.edit import view as edit
from mingbai.workspace.catalogue.importing import view as importing
from mingbai.workspace.catalogue.line import view as line
from mingbai.workspace.catalogue.listing import view as listing
from mingbai.workspace.catalogue.own import view as own

# Links from before a line of the catalogue was called a line.
READ = ("get", "head")
FROM_BEFORE = RedirectView.as_view(
    url="/work/catalogue/lines/%(rest)s", permanent=True, query_string=True, http_method_names=READ
)

urlpatterns = [
    path("catalogue/", listing.catalogue, name="catalogue"),
    path("catalogue/table.xlsx", listing.table, name="catalogue-table"),
    path("catalogue/coverage/", coverage.coverage, name="catalogue-coverage"),
    path("catalogue/county/", county.county, name="catalogue-county"),
    path("catalogue/import/", importing.import_table, name="catalogue-import"),
    path("catalogue/import/confirm/", importing.confirm, name="catalogue-import-confirm"),
    path("catalogue/basis/", basis.basis, name="catalogue-basis"),
    path("catalogue/new/", edit.new, name="catalogue-new"),
    path("catalogue/items/<path:rest>", FROM_BEFORE, name="catalogue-line-from-before"),
    path("catalogue/lines/<key:line_id>/", line.line, name="catalogue-line"),
    path("catalogue/lines/<key:line_id>/change/", edit.change, name="catalogue-change"),
    path("catalogue/lines/<key:line_id>/retire/", edit.retire, name="catalogue-retire"),
    path("catalogue/lines/<key:line_id>/not-applicable/", own.not_applicable, name="catalogue-not-applicable"),
    path("catalogue/lines/<key:line_id>/applicable/", own.applicable, name="catalogue-applicable"),
    path("catalogue/lines/<key:line_id>/limit/", own.limit, name="catalogue-limit"),
]
