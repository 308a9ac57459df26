"""The address of 今日."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.today import view

urlpatterns = [path("", view.today, name="today")]
