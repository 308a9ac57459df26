"""The columns of the bulk tables, and what each field of an entry means: the data dictionary."""

from __future__ import annotations

from mingbai.api.shapes import Plain

BETWEEN = "；"
# A spreadsheet takes a text that begins so for a formula.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
COLUMNS: tuple[tuple[str, str, str], ...] = (
    ("id", "id", "编号，在接口里用"),
    ("url", "url", "网页的地址"),
    ("title", "title", "标题"),
    ("summary", "summary", "摘要"),
    ("organ.code", "organ_code", "机关的代码"),
    ("organ.name", "organ_name", "机关的名称"),
    ("index_number", "index_number", "索引号"),
    ("document_number", "document_number", "文号，没有就空着"),
    ("item.code", "item_code", "政府信息公开条例第20、21条的项，例如 20.9；没有写明就空着"),
    ("item.name", "item_name", "这一项的原文"),
    ("field", "field", "基层政务公开标准目录的领域"),
    ("kind", "kind", "种类：draft_for_comment 征求意见稿，interpretation 解读，document 有文号的文件，information 其他"),
    ("formed_on", "formed_on", "生成日期"),
    ("published_at", "published_at", "公开的时刻，带时区"),
    ("validity", "validity", "有效性：not_yet 尚未施行，in_force 有效，amended 已修改、有效，repealed 已废止，expired 已失效"),
    ("channels", "channels", "在哪些渠道公开了，各有地址；表格里几个用分号隔开"),
    ("attachments", "attachments", "附件：名称、地址、类型、字节数、SHA-256；表格里只有名称和地址"),
)
HEADER = tuple(column for _, column, _ in COLUMNS)


def cells(entry: Plain) -> list[str]:
    """Return an entry as a row of the table."""
    flat = {
        **entry,
        "organ_code": entry["organ"]["code"],
        "organ_name": entry["organ"]["name"],
        "item_code": entry["item"]["code"],
        "item_name": entry["item"]["name"],
        "channels": BETWEEN.join(f"{one['key']} {one['url']}" for one in entry["channels"]),
        "attachments": BETWEEN.join(f"{one['name']} {one['url']}" for one in entry["attachments"]),
    }
    return [_harmless(str(flat[name])) for name in HEADER]


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULAS) else text
