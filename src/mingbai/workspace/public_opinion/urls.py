"""Addresses of public opinion."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.public_opinion.act import view as act
from mingbai.workspace.public_opinion.event import view as event
from mingbai.workspace.public_opinion.listing import view as listing
from mingbai.workspace.public_opinion.new import view as new

urlpatterns = [
    path("public-opinion/", listing.opinions, name="opinions"),
    path("public-opinion/new/", new.new, name="opinion-new"),
    path("public-opinion/<key:event_id>/", event.opinion, name="opinion"),
    path("public-opinion/<key:event_id>/draft/", act.draft, name="opinion-draft"),
    path("public-opinion/<key:event_id>/close/", act.close, name="opinion-close"),
    path("public-opinion/<key:event_id>/<slug:act>/", act.act, name="opinion-act"),
]
