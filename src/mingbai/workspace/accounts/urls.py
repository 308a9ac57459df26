"""Addresses of sign-in, posts, security, accounts and the audit trail."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.accounts import management, security, session, trail

urlpatterns = [
    path("sign-in/", session.sign_in, name="sign-in"),
    path("sign-in/code/", session.code, name="sign-in-code"),
    path("sign-out/", session.sign_out, name="sign-out"),
    path("post/", session.post, name="post"),
    path("security/", security.security, name="security"),
    path("security/code/", security.code, name="security-code"),
    path("security/code/remove/", security.remove_code, name="security-code-remove"),
    path("accounts/", management.people, name="accounts"),
    path("accounts/new/", management.new, name="account-new"),
    path("accounts/<int:person_id>/", management.person, name="account"),
    path("accounts/<int:person_id>/<slug:act>/", management.act, name="account-act"),
    path("audit/", trail.trail, name="audit"),
]
