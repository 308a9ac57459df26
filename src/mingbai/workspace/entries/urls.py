"""Addresses of the clerk's pages and of the county office's rules."""

from __future__ import annotations

from django.urls import path
from django.views.generic import RedirectView

from mingbai.workspace.entries.act import view as act
from mingbai.workspace.entries.compare import view as compare
from mingbai.workspace.entries.draft import save
from mingbai.workspace.entries.draft import view as draft
from mingbai.workspace.entries.files import view as files
from mingbai.workspace.entries.line import view as line
from mingbai.workspace.entries.listing import view as listing
from mingbai.workspace.entries.new import view as new
from mingbai.workspace.entries.reversal import view as reversal
from mingbai.workspace.entries.rules import view as rules
from mingbai.workspace.entries.unfiled import view as unfiled

# Links from before a line of the catalogue was called a line.
READ = ("get", "head")
FROM_BEFORE = RedirectView.as_view(pattern_name="work:entry-line", permanent=True, query_string=True, http_method_names=READ)

urlpatterns = [
    path("entries/", listing.entries, name="entries"),
    path("entries/new/", new.new, name="entry-new"),
    path("entries/unfiled/", unfiled.unfiled, name="entries-unfiled"),
    path("entries/<key:entry_id>/", draft.entry, name="entry"),
    path("entries/<key:entry_id>/save/", save.save, name="entry-save"),
    path("entries/<key:entry_id>/line/", line.line, name="entry-line"),
    path("entries/<key:entry_id>/item/", FROM_BEFORE, name="entry-line-from-before"),
    path("entries/<key:entry_id>/take-over/", act.take_over, name="entry-take-over"),
    path("entries/<key:entry_id>/acts/<slug:act>/", act.act, name="entry-act"),
    path("entries/<key:entry_id>/reversal/", reversal.reversal, name="entry-reversal"),
    path("entries/<key:entry_id>/compare/<number:number>/", compare.compare, name="entry-compare"),
    path("entries/<key:entry_id>/files/<key:file_id>/", files.download, name="entry-file"),
    path("entries/<key:entry_id>/files/<key:file_id>/masked/", files.masked, name="entry-masked"),
    path("entries/<key:entry_id>/files/<key:file_id>/treat/", files.treat, name="entry-treat"),
    path("rules/", rules.rules, name="rules"),
    path("rules/words/<key:word_id>/remove/", rules.remove_word, name="rules-word-remove"),
]
