"""Words in pictures, recognised on this computer by rapidocr with the models inside its package; nothing is fetched."""

from __future__ import annotations

import functools
import logging
import threading
from typing import Any

from PIL import Image

_LEAST_SCORE = 0.5
_lock = threading.Lock()


@functools.cache
def engine() -> Any:
    """The engine, loaded once for each process on first use (a second); None when it cannot be loaded."""
    try:
        import numpy
        from rapidocr import RapidOCR

        logging.getLogger("RapidOCR").setLevel(logging.ERROR)
        params = {"Global.log_level": "error", "EngineConfig.onnxruntime.intra_op_num_threads": 2}
        recogniser = RapidOCR(params=params)
        recogniser(numpy.full((64, 64, 3), 255, dtype=numpy.uint8))
    except Exception:  # whatever the engine lacks (package, model, processor), the file is still read
        logging.getLogger(__name__).warning("the recognition of words in pictures is not available", exc_info=True)
        return None
    return recogniser


def words(picture: Image.Image) -> tuple[str, ...] | None:
    """The lines of text in an RGB picture, top to bottom; None when they could not be recognised."""
    with _lock:
        recogniser = engine()
        if recogniser is None:
            return None
        try:
            import numpy

            result = recogniser(numpy.asarray(picture)[:, :, ::-1])
        except Exception:  # a picture the engine stumbles over must not fail the file
            logging.getLogger(__name__).warning("the words of a picture could not be recognised", exc_info=True)
            return None
    texts, scores = result.txts or (), result.scores or ()
    return tuple(text for text, score in zip(texts, scores, strict=False) if score >= _LEAST_SCORE)
