"""Addresses of the registers."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.registers import views

urlpatterns = [
    path("registers/<slug:register>/", views.register, name="register"),
    path("registers/<slug:register>/new/", views.new, name="register-new"),
    path("registers/<slug:register>/<int:record_id>/follow-up/", views.follow_up, name="register-follow-up"),
    path("registers/<slug:register>/<int:record_id>/remove/", views.remove, name="register-remove"),
]
