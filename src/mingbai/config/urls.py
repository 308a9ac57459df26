"""The two sites: staff under /work/, the public everywhere else."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("work/", include("mingbai.workspace.urls")),
    path("", include("mingbai.portal.urls")),
]

handler400 = "mingbai.portal.errors.bad_request"
handler403 = "mingbai.portal.errors.forbidden"
handler404 = "mingbai.portal.errors.not_found"
handler500 = "mingbai.portal.errors.server_error"
