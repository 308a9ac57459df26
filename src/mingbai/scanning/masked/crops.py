"""Pictures of an office file cut to what is seen: cropping there only hides the rest."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image

from mingbai.reading.images import FORMATS
from mingbai.reading.xml import local
from mingbai.scanning.masked.package import Package, remove

_EDGES = ("l", "t", "r", "b")
_WHOLE = 100_000
_FAILURES = (OSError, ValueError, SyntaxError, TypeError, Image.DecompressionBombError)
Crop = tuple[int, int, int, int]
"""What is cut off at the left, top, right and bottom, in thousandths of a percent."""


def cut_crops(package: Package) -> None:
    """Cut each picture that is cropped in the same way wherever it is shown; the crop is then done and goes."""
    shown: dict[str, list[tuple[Crop, Any]]] = {}
    for part in [name for name in package.parts if name.endswith(".xml") and "/_rels/" not in name]:
        targets = {element.get("Id"): target for element, kind, target in package.relations(part) if kind == "image"}
        for blip in package.tree(part).iter("{*}blip") if targets else ():
            target = targets.get(next((value for name, value in blip.attrib.items() if name.endswith("}embed")), ""))
            if target in package.parts:
                rectangle = next((one for one in blip.itersiblings() if local(one) == "srcRect"), None)
                shown.setdefault(str(target), []).append((_crop(rectangle), rectangle))
    for target, uses in shown.items():
        crops = {crop for crop, _ in uses}
        crop = next(iter(crops))
        if len(crops) == 1 and any(crop) and (picture := _cut(package.parts[target], crop)) is not None:
            package.replace(target, picture)
            for _, rectangle in uses:
                remove(rectangle)


def _crop(rectangle: Any) -> Crop:
    if rectangle is None:
        return 0, 0, 0, 0
    left, top, right, bottom = (_number(rectangle.get(name) or "0") for name in _EDGES)
    return left, top, right, bottom


def _number(text: str) -> int:
    """Return "12500" or "12.5%" in thousandths of a percent; a picture that is set off, not cropped, loses nothing."""
    try:
        return max(0, round(float(text[:-1]) * 1000) if text.endswith("%") else int(text))
    except ValueError:
        return 0


def _cut(data: bytes, crop: Crop) -> bytes | None:
    try:
        picture = Image.open(io.BytesIO(data), formats=FORMATS)
        kind, (width, height) = picture.format, picture.size
        box = (
            width * crop[0] // _WHOLE,
            height * crop[1] // _WHOLE,
            width - width * crop[2] // _WHOLE,
            height - height * crop[3] // _WHOLE,
        )
        if box[2] <= box[0] or box[3] <= box[1] or picture.getexif().get(0x0112, 1) != 1:
            return None
        written = io.BytesIO()
        cut = picture.crop(box)
        cut.save(written, "JPEG" if kind == "MPO" else kind, **({"quality": 92} if kind in ("JPEG", "MPO") else {}))
        return written.getvalue()
    except _FAILURES:
        return None
