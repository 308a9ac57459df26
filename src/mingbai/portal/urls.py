"""Public addresses. An organ's own pages start with its code, so the fixed addresses must come first."""

from __future__ import annotations

from django.urls import include, path

app_name = "portal"
urlpatterns = [
    path("", include("mingbai.portal.home.urls")),
    path("", include("mingbai.portal.search.urls")),
    path("", include("mingbai.portal.maps.urls")),
    path("", include("mingbai.portal.elsewhere.urls")),
    path("", include("mingbai.portal.village.urls")),
    path("", include("mingbai.portal.learn.urls")),
    path("", include("mingbai.portal.policies.urls")),
    path("", include("mingbai.portal.service.urls")),
    path("", include("mingbai.portal.openness.urls")),
    path("", include("mingbai.portal.apply.urls")),
    path("", include("mingbai.portal.open_days.urls")),
    path("", include("mingbai.portal.messages.urls")),
    path("", include("mingbai.portal.deadlines.urls")),
    path("", include("mingbai.portal.annual_report.urls")),
    path("", include("mingbai.portal.entries.urls")),
    path("", include("mingbai.portal.chains.urls")),
    path("", include("mingbai.portal.screen.urls")),
    path("", include("mingbai.portal.organs.urls")),
]
