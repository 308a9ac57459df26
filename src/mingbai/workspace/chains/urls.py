"""Addresses of the whole-process chains."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.chains.chain import view as chain
from mingbai.workspace.chains.coverage import view as coverage
from mingbai.workspace.chains.listing import view as listing
from mingbai.workspace.chains.new import view as new
from mingbai.workspace.chains.step import view as step

urlpatterns = [
    path("chains/", listing.chains, name="chains"),
    path("chains/new/", new.new, name="chain-new"),
    path("chains/coverage/", coverage.coverage, name="chain-coverage"),
    path("chains/<key:chain_id>/", chain.chain, name="chain"),
    path("chains/<key:chain_id>/close/", chain.close, name="chain-close"),
    path("chains/<key:chain_id>/steps/<slug:step>/event/", step.event, name="chain-event"),
    path("chains/<key:chain_id>/steps/<slug:step>/exempt/", step.exempt, name="chain-exempt"),
    path("chains/<key:chain_id>/steps/<slug:step>/restore/", step.restore, name="chain-restore"),
]
