"""The address of the calendar."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.calendars import views

urlpatterns = [path("calendar/", views.calendar, name="calendar")]
