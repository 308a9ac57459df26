"""The form of one line of the directory."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, choice, line
from mingbai.rota.values import Member

IS_LEADER = [("no", "不是"), ("yes", "是，排在前面")]


class RotaForm(PlainForm):
    """Who it is, and where and for what to find them."""

    name = line("姓名", missing="写姓名", length=40)
    post = line("职务、岗位", "例如：副镇长；民政办干部", missing="写职务或者岗位", length=60)
    is_leader = choice("是不是班子成员", IS_LEADER, missing="选一种", is_open=True)
    room = line("房间", "例如：三楼302", missing="", length=40, required=False)
    telephone = line("办公电话", "只写办公室的座机，例如 0954-7012783。个人手机不能写。", missing="", length=40, required=False)
    handles = line("管什么", "用来办事的人的话写，例如：低保、临时救助、残疾证。", missing="", length=200, required=False)

    def member(self) -> Member:
        """Return what was filled in."""
        said = self.cleaned_data
        return Member(**{**said, "is_leader": said["is_leader"] == "yes"})
