"""The two sites: staff under /work/, the public everywhere else."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("work/", include("mingbai.workspace.urls")),
    path("", include("mingbai.portal.urls")),
]
