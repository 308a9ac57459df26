"""The consequences of an act on an entry, stated before the button is pressed."""

from __future__ import annotations

from mingbai.entries.queries.work import WorkEntry
from mingbai.statute.disclosure.ranges import Range
from mingbai.statute.disclosure.review import EntryAct, Standing
from mingbai.workspace.entries.places import public_address


def follows(act: EntryAct, entry: WorkEntry) -> tuple[str, ...]:
    """Return the consequences as sentences, most important first."""
    said = {
        EntryAct.PUBLISH: _publish,
        EntryAct.SCHEDULE: lambda _: (
            "到时系统自己发布，发布时间记真正发布的那一刻。",
            "到时检查还会再做一遍；那时不能公开的，不会发出去，“今日”里会说明为什么。",
            "改主意了，可以重新定时间、马上发布，或者撤回修改。",
        ),
        EntryAct.TAKE_BACK: lambda _: ("已有的审查意见留在经过里。", "改好以后要从第一道审查重新来。", "定好的发布时间取消。"),
        EntryAct.DISCARD: _discard,
        EntryAct.AMEND: lambda _: (
            "公众现在看到的不变，新的一版审查、发布以后才换。",
            "更正说明和新的一版一起公开；旧的一版留着备查。",
        ),
        EntryAct.WITHDRAW: _withdraw,
    }
    return said[act](entry) if act in said else ()


def _publish(entry: WorkEntry) -> tuple[str, ...]:
    if entry.content.range != Range.OPEN:
        return ("记为已公开，给索引号；没有公开的网页。",)
    return (f"网站上马上能看到：{public_address(entry)}", "给索引号，年报的“政府网站”计一条。")


def _discard(entry: WorkEntry) -> tuple[str, ...]:
    if entry.standing is Standing.PUBLISHED:
        return ("只作废正在改的这一稿，已经公开的不变。",)
    return ("稿子从“在办”里消失，内容和经过留着备查。", "从公开任务起草的，任务还在，可以重新起草。")


def _withdraw(entry: WorkEntry) -> tuple[str, ...]:
    """Say everything that disappears, and what stays."""
    said = []
    if entry.content.range == Range.OPEN:
        said.append(f"网页消失：{public_address(entry)}。列表里也没有了，年报里不再计这一条。")
    else:
        said.append("没有公开的网页可撤。公示栏上贴的，要派人取下来。")
    said.append("在微信、微博这些渠道发过的，“今日”里会列出位置，要人去撤下。")
    if entry.files:
        said.append(f"{len(entry.files)} 个附件的下载地址失效：{'、'.join(file.name for file in entry.files)}。")
    said.append(f"索引号 {entry.index_number} 不再给别的信息用。")
    if entry.duty_id is not None:
        said.append("它完成的那件公开任务重新打开，要另发一条。")
    if entry.revision:
        said.append("正在更正的那一稿一并作废。")
    said.append("内容、理由、谁撤的、什么时候撤的，工作人员以后还查得到。撤回以后不能恢复。")
    return tuple(said)
