"""Addresses of failed background tasks."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.failures import view

urlpatterns = [
    path("failures/", view.failures, name="failures"),
    path("failures/<uuid:task_id>/try-again/", view.try_again, name="failure-try-again"),
    path("failures/<uuid:task_id>/give-up/", view.give_up, name="failure-give-up"),
]
