"""Workbooks masked part by part: cells keep their styles; hidden rows, columns and sheets are taken out."""

from __future__ import annotations

import re

from mingbai.reading.limits import Allowance
from mingbai.reading.xml import local
from mingbai.scanning.masked.axes import Cut
from mingbai.scanning.masked.office import drop_hidden_parts, finish
from mingbai.scanning.masked.package import Package, remove
from mingbai.scanning.masked.rewriter import Rewriter
from mingbai.scanning.masked.sheet import Shared, mask_sheet
from mingbai.scanning.masked.sheet_frame import cut_anchors, cut_table

_WORKBOOK = "xl/workbook.xml"
_RELATION = re.compile(r"\{.*/relationships\}id\Z")
_KEPT = frozenset("workbookPr bookViews sheets definedNames calcPr".split())
_PRINT_NAMES = ("_xlnm.Print_Area", "_xlnm.Print_Titles")
_CHART_REFERENCE = re.compile(r"\A(?P<sheet>'(?:[^']|'')+'|[^'!]+)!(?P<range>\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)\Z")


def mask(data: bytes, rewriter: Rewriter, allowance: Allowance) -> bytes:
    """Return the masked workbook: no hidden parts or comments, values for formulas, findings masked, properties empty."""
    package = Package(data, allowance)
    shared = Shared.of(package)
    sheets = _drop_hidden_sheets(package)
    drop_hidden_parts(package, rewriter)
    cuts: dict[str, Cut] = {}
    for name, part in sheets.items():
        if local(package.tree(part)) == "worksheet":
            cuts[name] = mask_sheet(package, part, name, rewriter, shared)
            _cut_neighbours(package, part, cuts[name])
    shared.forget_unused(package)
    _tidy_workbook(package, cuts, sheets)
    _cut_charts(package, cuts)
    package.collect()
    return finish(package, rewriter, frozenset((shared.part, *sheets.values())))


def _drop_hidden_sheets(package: Package) -> dict[str, str]:
    """Remove the hidden sheets and return the parts of the others by name."""
    targets = {element.get("Id"): target for element, _, target in package.relations(_WORKBOOK)}
    kept: dict[str, str] = {}
    hidden: set[str] = set()
    for element in package.tree(_WORKBOOK).iterfind("{*}sheets/{*}sheet"):
        relation = next((value for key, value in element.attrib.items() if _RELATION.search(key)), "")
        part = targets.get(relation, "")
        if element.get("state") in ("hidden", "veryHidden"):
            hidden.add(part)
        elif part in package.parts:
            kept[element.get("name") or ""] = part
    package.drop_relations(lambda _, __, target: target in hidden)
    return kept


def _cut_neighbours(package: Package, part: str, cut: Cut) -> None:
    """Move the anchors of pictures and the ranges of tables; a table without rows stops being one."""
    if not cut:
        return
    emptied: set[str] = set()
    for _, kind, target in list(package.relations(part)):
        if target not in package.parts:
            continue
        if kind == "drawing":
            cut_anchors(package.tree(target), cut)
        elif kind == "table" and not cut_table(package.tree(target), cut):
            emptied.add(target)
    package.drop_relations(lambda _, __, target: target in emptied)
    root = package.tree(part)
    for parts in list(root.iterfind("{*}tableParts")):
        if len(parts) == 0:
            remove(parts)
        else:
            parts.set("count", str(len(parts)))


def _tidy_workbook(package: Package, cuts: dict[str, Cut], sheets: dict[str, str]) -> None:
    """Drop names, views and paths; print areas stay if no sheet changed its shape."""
    workbook = package.tree(_WORKBOOK)
    before = len(list(workbook.iterfind("{*}sheets/{*}sheet")))
    for element in list(workbook):
        if local(element) not in _KEPT:
            remove(element)
    changed = any(cuts.values()) or before != len(sheets)
    for names in list(workbook.iterfind("{*}definedNames")):
        for name in list(names):
            if changed or name.get("name") not in _PRINT_NAMES or name.get("hidden"):
                remove(name)
        if len(names) == 0:
            remove(names)
    for view in workbook.iterfind("{*}bookViews/{*}workbookView"):
        for attribute in ("activeTab", "firstSheet"):
            view.attrib.pop(attribute, None)


def _cut_charts(package: Package, cuts: dict[str, Cut]) -> None:
    """Point charts at the cells' new places; references to removed cells go, the drawn values stay."""
    for name in package.parts:
        if "/charts/chart" not in name or not name.endswith(".xml"):
            continue
        for formula in package.tree(name).iter("{*}f"):
            found = _CHART_REFERENCE.match(formula.text or "")
            sheet = found["sheet"].strip("'").replace("''", "'") if found else ""
            moved = cuts[sheet].reference(found["range"]) if found and sheet in cuts else None
            formula.text = f"{found['sheet']}!{moved}" if found and moved else "#REF!"
