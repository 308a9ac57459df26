"""Addresses of the first week and the handbook."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.learning.handbook import view as handbook
from mingbai.workspace.learning.home.view import learning

urlpatterns = [
    path("learning/", learning, name="learning"),
    path("learning/handbook.pdf", handbook.handbook_file, name="handbook-file"),
    path("learning/handbook/<slug:chapter>/", handbook.chapter, name="handbook-chapter"),
]
