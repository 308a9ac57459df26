"""Addresses of the whole-process chains."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.chains import steps, views

urlpatterns = [
    path("chains/", views.chains, name="chains"),
    path("chains/new/", views.new, name="chain-new"),
    path("chains/coverage/", views.coverage, name="chain-coverage"),
    path("chains/<int:chain_id>/", views.chain, name="chain"),
    path("chains/<int:chain_id>/close/", views.close, name="chain-close"),
    path("chains/<int:chain_id>/steps/<slug:step>/event/", steps.event, name="chain-event"),
    path("chains/<int:chain_id>/steps/<slug:step>/exempt/", steps.exempt, name="chain-exempt"),
    path("chains/<int:chain_id>/steps/<slug:step>/restore/", steps.restore, name="chain-restore"),
]
