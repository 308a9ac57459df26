"""Addresses of the reviews."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.review import closed, views

urlpatterns = [
    path("review/", views.queue, name="review-queue"),
    path("review/<int:entry_id>/", views.review, name="review"),
    path("review/<int:entry_id>/determine/", views.determine, name="determine"),
    path("review/<int:entry_id>/release/", views.release, name="release"),
    path("closed/", closed.register, name="closed"),
    path("closed/<int:entry_id>/evaluate/", closed.evaluate, name="evaluate"),
]
