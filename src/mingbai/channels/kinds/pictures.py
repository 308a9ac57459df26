"""Pictures made small enough for a channel. They are rebuilt copies, so that nothing hostile is read here."""

from __future__ import annotations

import io

from mingbai.channels.kinds.values import ChannelFile

WIDEST = 1280
"""Pixels; wider shows no more on a telephone."""
_QUALITIES = (85, 70, 55, 40)


def shrunk(picture: ChannelFile, largest: int) -> ChannelFile:
    """Return the picture as it is when it is a JPEG or PNG of fewer than `largest` bytes, else as a JPEG that is."""
    if picture.media_type in ("image/jpeg", "image/png") and len(picture.data) < largest:
        return picture
    from PIL import Image

    with Image.open(io.BytesIO(picture.data)) as opened:
        image = opened.convert("RGBA")
    white = Image.new("RGBA", image.size, "white")
    flat = Image.alpha_composite(white, image).convert("RGB")
    name = f"{picture.name.rpartition('.')[0] or picture.name}.jpg"
    width = WIDEST
    while True:
        flat.thumbnail((width, width * 4))
        for quality in _QUALITIES:
            out = io.BytesIO()
            flat.save(out, "JPEG", quality=quality)
            if out.tell() < largest:
                return ChannelFile(name, "image/jpeg", out.getvalue())
        width //= 2
