"""The sign-in form."""

from __future__ import annotations

from typing import ClassVar

from mingbai.core.forms import PlainForm, line
from mingbai.workspace.accounts.forms import secret


class SignInForm(PlainForm):
    """Name and password."""

    # The message does not say which of the two was wrong.
    also_called: ClassVar = {"password": ""}

    username = line("登录名", missing="写上登录名", length=60)
    password = secret("密码", missing="输入密码", complete="current-password")
