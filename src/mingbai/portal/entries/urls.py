"""The address of the records."""

from __future__ import annotations

from django.urls import path

from mingbai.portal.entries import views

urlpatterns = [path("<slug:code>/records/", views.records, name="records")]
