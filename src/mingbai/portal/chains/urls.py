"""Addresses of the whole-process chains."""

from __future__ import annotations

from django.urls import path

from mingbai.portal.chains.chain import view as chain
from mingbai.portal.chains.listing import view as listing

urlpatterns = [
    path("<slug:code>/chains/", listing.chains, name="chains"),
    path("<slug:code>/chains/<key:chain_id>/", chain.chain, name="chain"),
]
