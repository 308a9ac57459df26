"""Addresses of applications. The front hands everything under apply/ on to the staff processes (`config.page_cache`)."""

from __future__ import annotations

from django.urls import path

from mingbai.portal.apply.form import papers
from mingbai.portal.apply.form import view as form
from mingbai.portal.apply.letter import view as letter
from mingbai.portal.apply.receipt import view as receipt
from mingbai.portal.apply.status import view as status

urlpatterns = [
    path("apply/", form.organs, name="apply"),
    path("apply/discard/", form.discard, name="apply-discard"),
    path("apply/letter/", letter.letter, name="apply-letter"),
    path("apply/receipt/", receipt.receipt, name="apply-receipt"),
    path("apply/status/", status.status, name="apply-status"),
    path("apply/status/correction/", status.correction, name="apply-correction"),
    path("apply/status/letters/<key:letter_id>/", status.letter, name="apply-fetch"),
    path("apply/status/letters/<key:letter_id>/<key:paper_id>/", status.enclosed, name="apply-fetch-enclosed"),
    path("apply/to/<slug:to>/check/", form.check, name="apply-check"),
    path("apply/to/<slug:to>/papers/", papers.papers, name="apply-papers"),
    path("apply/to/<slug:to>/<slug:step>/", form.step, name="apply-step"),
]
