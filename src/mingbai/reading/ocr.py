"""Words in pictures, recognised on this computer by rapidocr with the models inside its package; nothing is downloaded."""

from __future__ import annotations

import functools
import hashlib
import logging
import threading
from dataclasses import dataclass
from typing import Any

from PIL import Image

_LEAST_SCORE = 0.5
_REMEMBERED = 64
_lock = threading.Lock()
_remembered: dict[tuple[tuple[int, int], bytes], tuple[RecognizedLine, ...]] = {}


@functools.cache
def engine() -> Any:
    """Load the engine once per process, on first use (a second); None when it cannot be loaded."""
    try:
        import numpy
        from rapidocr import RapidOCR

        logging.getLogger("RapidOCR").setLevel(logging.ERROR)
        # One thread: with a second, a picture costs half as much processor time again, which those who read pages then miss.
        params = {"Global.log_level": "error", "EngineConfig.onnxruntime.intra_op_num_threads": 1}
        recogniser = RapidOCR(params=params)
        recogniser(numpy.full((64, 64, 3), 255, dtype=numpy.uint8))
    except Exception:  # whatever the engine lacks (package, model, processor), the file is still read
        logging.getLogger(__name__).warning("text recognition in pictures is not available", exc_info=True)
        return None
    return recogniser


@dataclass(frozen=True, slots=True)
class RecognizedLine:
    """One line of recognised text and its box: left, top, right, bottom in pixels of the picture."""

    text: str
    box: tuple[float, float, float, float]


def lines(picture: Image.Image) -> tuple[RecognizedLine, ...] | None:
    """Return the lines of text in an RGB picture with their boxes, top to bottom; None when recognition failed.

    The latest pictures are cached: a file is read before it is masked, and its copy is read again.
    """
    mark = (picture.size, hashlib.sha256(picture.tobytes()).digest())
    found = _remembered.get(mark)
    if found is None and (found := _recognised(picture)) is not None:
        with _lock:
            while len(_remembered) >= _REMEMBERED:
                del _remembered[next(iter(_remembered))]
            _remembered[mark] = found
    return found


def _recognised(picture: Image.Image) -> tuple[RecognizedLine, ...] | None:
    with _lock:
        recogniser = engine()
        if recogniser is None:
            return None
        try:
            import numpy

            result = recogniser(numpy.asarray(picture)[:, :, ::-1])
        except Exception:  # a picture the engine stumbles over must not fail the file
            logging.getLogger(__name__).warning("the text of a picture could not be recognised", exc_info=True)
            return None
    texts, scores = result.txts or (), result.scores or ()
    boxes = () if result.boxes is None else result.boxes
    found = zip(texts, scores, boxes, strict=False)
    return tuple(RecognizedLine(text, _around(corners)) for text, score, corners in found if score >= _LEAST_SCORE)


def _around(corners: Any) -> tuple[float, float, float, float]:
    """Return the upright box around four corners."""
    xs, ys = [float(corner[0]) for corner in corners], [float(corner[1]) for corner in corners]
    return min(xs), min(ys), max(xs), max(ys)
