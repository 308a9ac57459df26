"""Addresses of village inspections."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.village_inspections.listing.view import inspections
from mingbai.workspace.village_inspections.mark.view import add_photo, marks, photo, worker
from mingbai.workspace.village_inspections.points.view import end_point, points
from mingbai.workspace.village_inspections.quarter.view import quarter, table_file
from mingbai.workspace.village_inspections.visit.view import act, notice_file, visit

urlpatterns = [
    path("village-inspections/", inspections, name="inspections"),
    path("village-inspections/worker.js", worker, name="inspection-worker"),
    path("village-inspections/points/", points, name="inspection-points"),
    path("village-inspections/points/<key:point_id>/end/", end_point, name="inspection-point-end"),
    path("village-inspections/visits/<key:visit_id>/", visit, name="visit"),
    path("village-inspections/visits/<key:visit_id>/marks/", marks, name="visit-marks"),
    path("village-inspections/visits/<key:visit_id>/acts/<slug:act>/", act, name="visit-act"),
    path("village-inspections/visits/<key:visit_id>/photos/", add_photo, name="visit-photo-add"),
    path("village-inspections/visits/<key:visit_id>/photos/<key:photo_id>/", photo, name="visit-photo"),
    path("village-inspections/visits/<key:visit_id>/<str:name>", notice_file, name="visit-notice"),
    path("village-inspections/<slug:code>/<year:year>/<number:number>/", quarter, name="inspection-quarter"),
    path("village-inspections/<slug:code>/<year:year>/<number:number>/table.xlsx", table_file, name="inspection-table"),
]
