"""Pages of a PDF whose look cannot be told from their text and pictures: layers, patterns, drawn fonts, soft masks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

_NESTED = 6
_INVISIBLE = 0.1
_UNREADABLE = frozenset(("/JBIG2Decode", "/JPXDecode", "/Crypt"))
_LAYERS = ("/OCG", "/OCMD")
_FAILURES = (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, RecursionError, NotImplementedError)


def odd_pages(pdf: pikepdf.Pdf) -> frozenset[int]:
    """Return the pages, from 0, that are published as pictures of what is seen; one that cannot be followed is among them."""
    found = set()
    for number, page in enumerate(pdf.pages):
        try:
            if _has_layered_note(page.obj) or any(map(_is_odd, _resources(resources_of(page), 0, set()))):
                found.add(number)
        except _FAILURES:
            found.add(number)
    return frozenset(found)


def resources_of(page: pikepdf.Page) -> Any:
    """Return what a page names its pictures, fonts and forms by; a page without any names nothing."""
    return page.resources if hasattr(page, "resources") else page.obj.get("/Resources", pikepdf.Dictionary())


def images(resources: Any) -> Iterator[Any]:
    """Yield the images that a page's resources lead to, those of its forms too."""
    for one in _resources(resources, 0, set()):
        for item in _values(one, "/XObject"):
            if item.get("/Subtype") == "/Image":
                yield item


def _resources(resources: Any, depth: int, seen: set[tuple[int, int]]) -> Iterator[Any]:
    """Yield the resources of a page and of the forms it draws."""
    yield resources
    for item in _values(resources, "/XObject"):
        inner = item.get("/Resources")
        if item.get("/Subtype") == "/Form" and inner is not None and item.objgen not in seen and depth < _NESTED:
            seen.add(item.objgen)
            yield from _resources(inner, depth + 1, seen)


def _is_odd(resources: Any) -> bool:
    return (
        any(one.get("/PatternType") == 1 for one in _values(resources, "/Pattern"))
        or any(one.get("/Subtype") == "/Type3" for one in _values(resources, "/Font"))
        or any(str(one.get("/Type", "")) in _LAYERS for one in _values(resources, "/Properties"))
        or any("/OC" in one or _is_undecodable(one) for one in _values(resources, "/XObject"))
        or any(map(_hides, _values(resources, "/ExtGState")))
    )


def _is_undecodable(item: Any) -> bool:
    """Return whether an image is stored in a way that is not written anew here."""
    named = item.get("/Filter")
    names = [str(one) for one in named] if isinstance(named, pikepdf.Array) else [str(named)]
    return item.get("/Subtype") == "/Image" and not _UNREADABLE.isdisjoint(names)


def _hides(state: Any) -> bool:
    """Return whether what is drawn in this graphics state may not be seen."""
    opacity = state.get("/ca")
    return (opacity is not None and float(opacity) < _INVISIBLE) or isinstance(state.get("/SMask"), pikepdf.Dictionary)


def _has_layered_note(page: Any) -> bool:
    return any(isinstance(note, pikepdf.Dictionary) and "/OC" in note for note in page.get("/Annots") or [])


def _values(resources: Any, kind: str) -> list[Any]:
    held = resources.get(kind)
    if not isinstance(held, pikepdf.Dictionary):
        return []
    return [one for one in held.as_dict().values() if isinstance(one, pikepdf.Dictionary | pikepdf.Stream)]
