"""Addresses of the reviews."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.review.closed import view as closed
from mingbai.workspace.review.decision import view as decision
from mingbai.workspace.review.imports import view as imports
from mingbai.workspace.review.queue import view as queue

urlpatterns = [
    path("review/", queue.queue, name="review-queue"),
    path("review/<key:entry_id>/", decision.review, name="review"),
    path("review/<key:entry_id>/determine/", decision.determine, name="determine"),
    path("review/<key:entry_id>/release/", decision.release, name="release"),
    path("review/imports/<key:batch_id>/", imports.review_import, name="review-import"),
    path("closed/", closed.register, name="closed"),
    path("closed/<key:entry_id>/evaluate/", closed.evaluate, name="evaluate"),
]
