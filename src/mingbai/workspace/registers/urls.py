"""Addresses of the registers."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.registers import view

urlpatterns = [
    path("registers/<slug:register>/", view.register, name="register"),
    path("registers/<slug:register>/new/", view.new, name="register-new"),
    path("registers/<slug:register>/<key:record_id>/follow-up/", view.follow_up, name="register-follow-up"),
    path("registers/<slug:register>/<key:record_id>/remove/", view.remove, name="register-remove"),
]
