"""Addresses of the duties."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.duties import events, views

urlpatterns = [
    path("duties/", views.duties, name="duties"),
    path("duties/late/", views.late, name="duties-late"),
    path("duties/columns/", views.columns, name="duty-columns"),
    path("duties/new/", events.new, name="duty-new"),
    path("duties/<int:duty_id>/", views.duty, name="duty"),
    path("duties/<int:duty_id>/drop/", views.drop, name="duty-drop"),
    path("duties/<int:duty_id>/take-up/", views.take_up, name="duty-take-up"),
]
