"""Affine matrices as PDF writes them: (x, y) becomes (ax + cy + e, bx + dy + f)."""

from __future__ import annotations

from collections.abc import Sequence

from agendaparse.document import Box

Matrix = tuple[float, float, float, float, float, float]


def apply(m: Matrix, x: float, y: float) -> tuple[float, float]:
    """The point that (x, y) becomes."""
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def box_of(m: Matrix, left: float, bottom: float, right: float, top: float) -> Box:
    """The box that a rectangle becomes under a matrix of quarter turns, to a hundredth of a point."""
    a, b, c, d, e, f = m
    x0, y0 = a * left + c * bottom + e, b * left + d * bottom + f
    x1, y1 = a * right + c * top + e, b * right + d * top + f
    if x0 > x1:
        x0, x1 = x1, x0
    if y0 > y1:
        y0, y1 = y1, y0
    return Box(round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2))


def compose(inner: Sequence[float], outer: Matrix) -> Matrix:
    """The matrix that applies `inner` first, then `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return p * a + r * b, q * a + s * b, p * c + r * d, q * c + s * d, p * e + r * f + t, q * e + s * f + u
