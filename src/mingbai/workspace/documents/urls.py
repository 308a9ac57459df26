"""Addresses of documents."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.documents.document import view as document
from mingbai.workspace.documents.files import view as files
from mingbai.workspace.documents.listing import view as listing
from mingbai.workspace.documents.matter_new import view as matter_new
from mingbai.workspace.documents.matters import view as matters
from mingbai.workspace.documents.numbers import view as numbers
from mingbai.workspace.documents.slip import view as slip
from mingbai.workspace.documents.validity import view as validity

urlpatterns = [
    path("documents/", listing.listing, name="documents"),
    path("documents/new/", slip.new, name="document-new"),
    path("documents/numbers/", numbers.numbers, name="document-numbers"),
    path("documents/matters/", matters.listing, name="matters"),
    path("documents/matters/new/", matter_new.new, name="matter-new"),
    path("documents/validity/", validity.listing, name="validity"),
    path("documents/validity/<key:record_id>/", validity.record, name="validity-record"),
    path("documents/<key:document_id>/", document.document, name="document"),
    path("documents/<key:document_id>/edit/", slip.edit, name="document-edit"),
    path("documents/<key:document_id>/submit/", document.submit, name="document-submit"),
    path("documents/<key:document_id>/take-back/", document.take_back, name="document-take-back"),
    path("documents/<key:document_id>/discard/", document.discard, name="document-discard"),
    path("documents/<key:document_id>/files/", files.attach, name="document-attach"),
    path("documents/<key:document_id>/files/<key:document_file_id>/", files.download, name="document-file"),
    path("documents/<key:document_id>/files/<key:document_file_id>/remove/", files.remove, name="document-file-remove"),
    path("documents/<key:document_id>/slip/<str:name>", files.slip, name="document-slip"),
]
