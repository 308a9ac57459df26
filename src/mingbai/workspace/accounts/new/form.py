"""The form for a new account."""

from __future__ import annotations

from mingbai.core.forms import line
from mingbai.workspace.accounts.person.form import PostForm


class AccountForm(PostForm):
    """A new account: name and post."""

    username = line("登录名", "小写字母和数字，例如 baiyang-2", missing="写上登录名", length=60)
    label = line("称呼", "同事看得懂的称呼，可以只写岗位，例如 白阳镇经办", missing="写上称呼", length=60)
    field_order = ("username", "label", "organ_code", "kind", "section", "since_on")
