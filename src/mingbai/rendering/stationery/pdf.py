"""Envelopes and spine labels as PDF by typst."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files

from mingbai.rendering import fonts
from mingbai.rendering.stationery.value import Envelope, SpineLabel, SpineSheet
from mingbai.rendering.typst_pdf import compiled

# Digits and letters of up to four stay upright beside each other in a vertical line; longer ones stand one below the other.
_UNIT = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{2,4}(?![0-9A-Za-z])|.", re.S)


def envelope(of: Envelope) -> bytes:
    """Return the envelope, its face as the page; raise fonts.FontMissing."""
    width, height = of.size.value
    content = {
        "width": width,
        "height": height,
        "recipient": of.recipient,
        "recipient_address": of.recipient_address,
        "recipient_postcode": of.recipient_postcode,
        "sender": of.sender,
        "sender_address": of.sender_address,
        "sender_postcode": of.sender_postcode,
        "service": of.service,
        "content": of.content,
        "frames": of.has_frames,
        **_common(of.made_on),
    }
    return compiled(_template("envelope.typ"), {"envelope": content})


def spine_sheet(of: SpineSheet) -> bytes:
    """Return the labels on A4; raise fonts.FontMissing."""
    content = {"labels": [_label(one) for one in of.labels], **_common(of.made_on)}
    return compiled(_template("spine.typ"), {"spine": content})


def _label(one: SpineLabel) -> dict[str, object]:
    return {
        "width": one.width,
        "organ": _UNIT.findall(one.organ_name),
        "year": one.year,
        "number": one.number,
        "title": _UNIT.findall(one.title),
        "retention": one.retention,
        "box": one.box,
    }


def _common(on: date) -> dict[str, object]:
    faces = fonts.faces()
    return {
        "made": [on.year, on.month, on.day],
        "faces": {name: getattr(faces, name) for name in ("body", "heading", "title")},
    }


def _template(name: str) -> bytes:
    return files(__package__).joinpath(name).read_bytes()
