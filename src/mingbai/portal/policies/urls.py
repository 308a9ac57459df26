"""The address of the policy library."""

from __future__ import annotations

from django.urls import path

from mingbai.portal.policies import view

urlpatterns = [path("policies/", view.policies, name="policies")]
