"""What the public types into a message."""

from __future__ import annotations

from typing import Any

from mingbai.core.forms import PlainForm, area, choice, line
from mingbai.mailbox.values import LONGEST, Contents
from mingbai.statute.mailbox.states import MessageKind

TEXT = {
    MessageKind.ADVICE: ("要问的、要说的", "写清楚是什么事、哪一年、哪个项目。一件事写一件，答复会更快。", "写要问的、要说的"),
    MessageKind.MISTAKE: ("哪里错了", "写错的那一句，知道对的也写上。", "写哪里错了"),
    MessageKind.COMPLAINT: ("要反映的事", "写谁、什么时候、在哪里、做了什么。", "写要反映的事"),
}
PUBLISH = [("no", "不同意，只答复我"), ("yes", "同意，去掉我的个人信息以后公开")]


class MessageForm(PlainForm):
    """One message of a kind."""

    page = line("哪一页", "网页的地址；从有错的那一页点过来的，已经填好。", missing="", length=LONGEST["page"][1], required=False)
    text = area("", "", missing="", length=2 * LONGEST["text"][1])
    place = line("说的是哪里（选填）", "村、社区、路段，例如 周沟村。", missing="", length=LONGEST["place"][1], required=False)
    name = line("怎么称呼您（选填）", "只有办理的人看得到，不会公开。", missing="", length=LONGEST["name"][1], required=False)
    contact = line(
        "怎样联系您（选填）",
        "电话或者邮箱。不写也能凭查询码看答复。",
        missing="",
        length=LONGEST["contact"][1],
        required=False,
    )
    may_publish = choice("问题和答复能不能公开？", PUBLISH, missing="选同意还是不同意", is_open=True)

    def __init__(self, given: Any, kind: MessageKind, page: str = "") -> None:
        super().__init__(given, initial={"page": page, "may_publish": "no"})
        label, hint, missing = TEXT[kind]
        text = self.fields["text"]
        text.label, text.help_text = label, f"{hint}最多{LONGEST['text'][1]}个字。"
        text.error_messages |= {"required": missing, "max_length": f"最多写{LONGEST['text'][1]}个字，事情多的分几件写"}
        if kind is not MessageKind.MISTAKE:
            del self.fields["page"]
        else:
            del self.fields["place"]
        if kind is MessageKind.COMPLAINT:
            for name, words in (("name", "怎么称呼您"), ("contact", "怎样联系您")):
                self.fields[name].label, self.fields[name].required = words, True
                self.fields[name].error_messages["required"] = f"投诉举报要写{words}，才好核实，只有办理的人看得到"
            self.fields["contact"].help_text = "电话或者邮箱。"

    def contents(self) -> Contents:
        """Return what was typed."""
        given = self.cleaned_data
        return Contents(**{name: given.get(name, "") for name in LONGEST})
