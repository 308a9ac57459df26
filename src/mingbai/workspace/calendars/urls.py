"""The address of the calendar."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.calendars import view

urlpatterns = [path("calendar/", view.calendar, name="calendar")]
