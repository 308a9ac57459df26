"""Boxes on a page of a PDF: where things are drawn, what they cover, what they share."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as c

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points of the page."""
_SLACK, _THIN = 2.0, 3.0


def covers(box: Box) -> Any:
    """Return a function that says whether a point lies in the box."""
    left, bottom, right, top = box
    return lambda x, y: left <= x <= right and bottom <= y <= top


def bounds(item: Any) -> Box:
    """Return the box of an object in the space it is drawn in."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    c.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def matrix(item: Any) -> tuple[float, ...]:
    """Return the matrix of an object."""
    matrix = c.FS_MATRIX()
    c.FPDFPageObj_GetMatrix(item, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def multiplied(first: tuple[float, ...], then: tuple[float, ...]) -> tuple[float, ...]:
    """Return the matrix that does the first and then the other."""
    a, b, d, e, x, y = first
    k, m, n, o, u, v = then
    return a * k + b * n, a * m + b * o, d * k + e * n, d * m + e * o, x * k + y * n + u, x * m + y * o + v


def moved(box: Box, matrix: tuple[float, ...]) -> Box:
    """Return the upright box around a box after a matrix."""
    a, b, d, e, x, y = matrix
    corners = [(p * a + q * d + x, p * b + q * e + y) for p in (box[0], box[2]) for q in (box[1], box[3])]
    xs, ys = [p for p, _ in corners], [q for _, q in corners]
    return min(xs), min(ys), max(xs), max(ys)


def contains(outer: Box, inner: Box) -> bool:
    """Return whether a box lies in another, but for what a rounded number leaves out."""
    slack = _SLACK + 0.01 * max(inner[2] - inner[0], inner[3] - inner[1])
    return (
        outer[0] <= inner[0] + slack
        and outer[1] <= inner[1] + slack
        and outer[2] >= inner[2] - slack
        and outer[3] >= inner[3] - slack
    )


def overlap(first: Box, second: Box) -> bool:
    """Return whether two boxes share more than a thin line."""
    across = min(first[2], second[2]) - max(first[0], second[0])
    down = min(first[3], second[3]) - max(first[1], second[1])
    return across > _THIN and down > _THIN
