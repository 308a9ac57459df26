"""Django's registration of this app."""

from __future__ import annotations

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Register `mingbai.assessments`."""

    name = "mingbai.assessments"
    label = "assessments"
