"""Addresses of the clerk's pages and of the county office's rules."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.entries.views import acts, compare, draft, files, item, listing, new, rules, save, unfiled

urlpatterns = [
    path("entries/", listing.entries, name="entries"),
    path("entries/new/", new.new, name="entry-new"),
    path("entries/unfiled/", unfiled.unfiled, name="entries-unfiled"),
    path("entries/<int:entry_id>/", draft.entry, name="entry"),
    path("entries/<int:entry_id>/save/", save.save, name="entry-save"),
    path("entries/<int:entry_id>/item/", item.item, name="entry-item"),
    path("entries/<int:entry_id>/acts/<slug:act>/", acts.act, name="entry-act"),
    path("entries/<int:entry_id>/compare/<int:number>/", compare.compare, name="entry-compare"),
    path("entries/<int:entry_id>/files/<int:file_id>/", files.download, name="entry-file"),
    path("entries/<int:entry_id>/files/<int:file_id>/masked/", files.masked, name="entry-masked"),
    path("entries/<int:entry_id>/files/<int:file_id>/treat/", files.treat, name="entry-treat"),
    path("rules/", rules.rules, name="rules"),
    path("rules/words/<int:word_id>/remove/", rules.remove_word, name="rules-word-remove"),
]
