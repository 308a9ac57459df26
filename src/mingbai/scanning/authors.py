"""Which name in a file's properties is a person's; names of programs, computers and organs are not."""

from __future__ import annotations

import re

from mingbai.reading.passages import Passage

_FIELDS = ("作者", "最后保存者", "主管", "单位", "批注作者", "批注或修订的作者", "相机所有者")
_PROGRAMS = re.compile(
    r"(?:administrators?|admin|root|system|users?|guest|owner|default|unknown|author|none|null|test|pc|my ?pc"
    r"|home|office|work|computer"
    r"|microsoft.*|ms office.*|windows.*|win\d+|wps.*|kingsoft.*|openpyxl|python-?docx|xlsxwriter|apache poi|poi|docx4j|aspose.*"
    r"|libreoffice.*|openoffice.*|typst.*|latex.*|reportlab.*|anonymous|pikepdf.*|pdfium.*|mingbai|adobe.*|acrobat.*|chrom.*|ghostscript.*"
    r"|lenovo.*|thinkpad.*|dell.*|hp|hp inc.*|asus.*|acer.*|huawei.*|haier.*|tsinghua.*|founder.*|desktop-\w+|laptop-\w+|pc-\w+"
    r"|user-?\d+|admin\d*|mc system|skyun\.org|xiazaima\.com|china|ghost\w*|deepin.*|uos|kylin|ubuntu|sky123\.org|un-?named"
    r"|用户|微软用户|微软中国|系统管理员|管理员|办公室|雨林木风.*|番茄花园.*|深度.*|电脑公司.*|萝卜家园.*|匿名|作者|未知|无|本人|佚名)",
    re.IGNORECASE,
)
_ORGAN = re.compile(
    r"政府|办公室|办公厅|委员会|人大|政协|党委|支部|局|厅|[县市区省州乡镇村]\Z|街道|社区|中心|医院|学校|中学|小学|银行|法院|检察院|公司"
    r"|协会|学会|集团|大学|学院|出版社|大队|支队|总站|服务站|所\Z|站\Z|科\Z|股\Z|室\Z|处\Z|组\Z|队\Z|部\Z|办\Z|委\Z|会\Z|课题组|自治"
)
_LETTERS = re.compile(r"[A-Za-z\u3400-\u9fff\uf900-\ufaff]")


def author(passage: Passage) -> str:
    """Return the person's name in a property; "" when the passage is no name field or names a program, a computer or an organ."""
    field = passage.where.rpartition("：")[2]
    if passage.hidden != "property" or not (field in _FIELDS or passage.where.endswith("批注的作者")):
        return ""
    name = passage.text.strip()
    if not _LETTERS.search(name) or _PROGRAMS.fullmatch(name) or _ORGAN.search(name):
        return ""
    return name
