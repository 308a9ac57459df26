"""The two sites: staff under /work/, the public everywhere else; beside the pages for people, open data for other systems."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("work/", include("mingbai.workspace.urls")),
    path("", include("mingbai.api.urls")),
    path("", include("mingbai.portal.urls")),
]

handler400 = "mingbai.config.unanswered.bad_request"
handler403 = "mingbai.config.unanswered.forbidden"
handler404 = "mingbai.config.unanswered.not_found"
handler500 = "mingbai.config.unanswered.server_error"
