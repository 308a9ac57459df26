"""Addresses of applications."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.cases.act import view as act
from mingbai.workspace.cases.box import view as box
from mingbai.workspace.cases.case import view as case
from mingbai.workspace.cases.listing import view as listing
from mingbai.workspace.cases.new import view as new
from mingbai.workspace.cases.task import view as task

urlpatterns = [
    path("cases/", listing.listing, name="cases"),
    path("cases/new/", new.new, name="case-new"),
    path("cases/tasks/<int:case_task_id>/", task.task, name="case-task"),
    path("cases/<int:case_id>/", case.case, name="case"),
    path("cases/<int:case_id>/open/", case.opened, name="case-open"),
    path("cases/<int:case_id>/applicant/", case.unmasked, name="case-applicant"),
    path("cases/<int:case_id>/box/", box.box, name="case-box"),
    path("cases/<int:case_id>/box/zip/", box.whole, name="case-box-zip"),
    path("cases/<int:case_id>/box/<slug:name>.pdf", box.paper, name="case-box-paper"),
    path("cases/<int:case_id>/acts/<slug:act>/", act.act, name="case-act"),
]
