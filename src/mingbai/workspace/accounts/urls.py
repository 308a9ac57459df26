"""Addresses of sign-in, posts, security, accounts and the audit trail."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.accounts.confirming import view as confirming
from mingbai.workspace.accounts.many import view as many
from mingbai.workspace.accounts.new import view as new
from mingbai.workspace.accounts.people import view as people
from mingbai.workspace.accounts.person import view as person
from mingbai.workspace.accounts.security import view as security
from mingbai.workspace.accounts.sign_in import view as sign_in
from mingbai.workspace.accounts.trail import view as trail

urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-in/code/", sign_in.code, name="sign-in-code"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("post/", sign_in.post, name="post"),
    path("security/", security.security, name="security"),
    path("security/code/", security.code, name="security-code"),
    path("security/code/remove/", security.remove_code, name="security-code-remove"),
    path("accounts/", people.people, name="accounts"),
    path("accounts/new/", new.new, name="account-new"),
    path("accounts/many/", many.many, name="accounts-many"),
    path("accounts/<key:person_id>/", person.person, name="account"),
    path("accounts/<key:person_id>/<slug:act>/", person.act, name="account-act"),
    path("posts/<key:post_id>/confirm/", confirming.confirm, name="post-confirm"),
    path("audit/", trail.trail, name="audit"),
]
