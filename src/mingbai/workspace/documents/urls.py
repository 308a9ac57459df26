"""Addresses of documents."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.documents import editing, files, matters, numbers, validity, views

urlpatterns = [
    path("documents/", views.listing, name="documents"),
    path("documents/new/", editing.new, name="document-new"),
    path("documents/numbers/", numbers.numbers, name="document-numbers"),
    path("documents/matters/", matters.listing, name="matters"),
    path("documents/matters/new/", matters.new, name="matter-new"),
    path("documents/validity/", validity.listing, name="validity"),
    path("documents/validity/<int:record_id>/", validity.record, name="validity-record"),
    path("documents/<int:document_id>/", views.document, name="document"),
    path("documents/<int:document_id>/edit/", editing.edit, name="document-edit"),
    path("documents/<int:document_id>/submit/", views.submit, name="document-submit"),
    path("documents/<int:document_id>/take-back/", views.take_back, name="document-take-back"),
    path("documents/<int:document_id>/discard/", views.discard, name="document-discard"),
    path("documents/<int:document_id>/files/", files.attach, name="document-attach"),
    path("documents/<int:document_id>/files/<int:document_file_id>/", files.download, name="document-file"),
    path("documents/<int:document_id>/files/<int:document_file_id>/remove/", files.remove, name="document-file-remove"),
    path("documents/<int:document_id>/slip/<str:name>", files.slip, name="document-slip"),
]
