"""Addresses of the year's assessment."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.assessments.listing.view import assessments, open_year, result
from mingbai.workspace.assessments.rule.view import rule
from mingbai.workspace.assessments.unit.view import act, unit

urlpatterns = [
    path("assessments/", assessments, name="assessments"),
    path("assessments/rules/<slug:code>/<year:year>/", rule, name="assessment-rule"),
    path("assessments/rules/<key:rule_id>/open/", open_year, name="assessment-open"),
    path("assessments/rules/<key:rule_id>/result/", result, name="assessment-result"),
    path("assessments/<key:assessment_id>/", unit, name="assessment"),
    path("assessments/<key:assessment_id>/acts/<slug:act>/", act, name="assessment-act"),
]
