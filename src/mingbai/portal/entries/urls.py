"""Addresses of entries, their files, and the records behind figures."""

from __future__ import annotations

from django.urls import path

from mingbai.portal.entries import entry, views

urlpatterns = [
    path("<slug:code>/records/", views.records, name="records"),
    path("<slug:code>/field/", views.field, name="field"),
    path("<slug:code>/entries/<int:entry_id>/", entry.entry, name="entry"),
    path("<slug:code>/entries/<int:entry_id>/files/<int:file_id>/", entry.read, name="entry-read"),
    path("<slug:code>/entries/<int:entry_id>/files/<int:file_id>/<str:name>", entry.download, name="entry-file"),
]
