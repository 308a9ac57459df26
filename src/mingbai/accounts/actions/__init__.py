"""Writes of people, posts, passwords and sign-ins."""

from __future__ import annotations

from mingbai.accounts.actions.codes import confirm_code, prepare_code, remove_code, reset_code
from mingbai.accounts.actions.passwords import change_password, give_password, reset_password
from mingbai.accounts.actions.people import (
    Appointment,
    NewAccount,
    add_post,
    appoint,
    appoint_many,
    confirm_post,
    deactivate,
    end_post,
    end_posts,
    install,
    reactivate,
    release,
)
from mingbai.accounts.actions.sessions import choose_post, give_code, sign_in, sign_out, waits_for_code

__all__ = [
    "Appointment",
    "NewAccount",
    "add_post",
    "appoint",
    "appoint_many",
    "change_password",
    "choose_post",
    "confirm_code",
    "confirm_post",
    "deactivate",
    "end_post",
    "end_posts",
    "give_code",
    "give_password",
    "install",
    "prepare_code",
    "reactivate",
    "release",
    "remove_code",
    "reset_code",
    "reset_password",
    "sign_in",
    "sign_out",
    "waits_for_code",
]
