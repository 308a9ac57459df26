"""Addresses of entries, their files, and the records behind figures."""

from __future__ import annotations

from django.urls import path

from mingbai.portal.entries.entry import view as entry
from mingbai.portal.entries.field import view as field
from mingbai.portal.entries.plain import view as plain
from mingbai.portal.entries.records import view as records

urlpatterns = [
    path("<slug:code>/records/", records.records, name="records"),
    path("<slug:code>/field/", field.field, name="field"),
    path("<slug:code>/entries/<key:entry_id>/", entry.entry, name="entry"),
    path("<slug:code>/entries/<key:entry_id>/plain/", plain.plain, name="entry-plain"),
    path("<slug:code>/entries/<key:entry_id>/speech.txt", plain.speech, name="entry-speech"),
    path("<slug:code>/entries/<key:entry_id>/files/<key:file_id>/", entry.read, name="entry-read"),
    path("<slug:code>/entries/<key:entry_id>/files/<key:file_id>/<str:name>", entry.download, name="entry-file"),
]
