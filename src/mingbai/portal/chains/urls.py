"""Addresses of the whole-process chains."""

from __future__ import annotations

from django.urls import path

from mingbai.portal.chains import views

urlpatterns = [
    path("<slug:code>/chains/", views.chains, name="chains"),
    path("<slug:code>/chains/<int:chain_id>/", views.chain, name="chain"),
]
