"""Alternative texts: from the structure tree to the pictures on the page; and small pictures as drawings."""

from __future__ import annotations

from collections.abc import Iterable

from agendaparse.document import Box, Image, Page, Shape, Tag
from agendaparse.readers.pdf.pixels import is_small


def describe_pictures(pages: Iterable[Page], tags: Iterable[Tag]) -> None:
    """Give each picture the alternative text its figure has in the structure tree.

    A figure may be drawn of paths or letters alone (arrows, logos); it is added to the page's images then,
    with the box of what is drawn, so that its text is found in one place.

    Args:
        pages: The pages; their images are changed and added to.
        tags: Roots of the structure tree.
    """
    by_number = {page.number: page for page in pages}
    for figure in _figures(tags):
        marks: dict[int, set[int]] = {}
        for number, mark in figure.leaves():
            marks.setdefault(number, set()).add(mark)
        for number, wanted in marks.items():
            if number in by_number:
                _describe(by_number[number], wanted, figure.alt or "")
    for page in by_number.values():
        if page.images:
            page.shapes.extend(_icons(page))


def _icons(page: Page) -> list[Shape]:
    """Small pictures as drawings, where their colour, outline or text may tell something."""
    icons: list[Shape] = []
    described = {shape.mark for shape in page.shapes if shape.alt}
    for image in page.images:
        if (image.outline or image.alt) and image.mark not in described and is_small(image.box):
            x0, top, x1, bottom = image.box
            outline = image.outline or ((x0, top), (x1, top), (x1, bottom), (x0, bottom))
            icons.append(Shape("drawing", image.box, image.colour, None, outline, image.mark, image.alt))
    return icons


def _describe(page: Page, marks: set[int], alt: str) -> None:
    pictures = [image for image in page.images if image.mark in marks]
    if pictures:
        for image in pictures:
            image.alt = alt
        return
    drawn: list[Box] = []
    for shape in page.shapes:
        if shape.mark in marks:
            drawn.append(shape.box)
            shape.alt = alt if shape.kind == "drawing" else None
    drawn += [run.box for run in page.runs if run.mark in marks]
    if drawn:
        page.images.append(Image(Box.around(drawn), alt, min(marks)))


def _figures(tags: Iterable[Tag]) -> Iterable[Tag]:
    """Every element with an alternative text, in printed order: Word also puts it on shapes and formulas."""
    stack: list[Tag] = list(tags)[::-1]
    while stack:
        tag = stack.pop()
        if tag.alt and tag.alt.strip():
            yield tag
        stack.extend([child for child in reversed(tag.children) if isinstance(child, Tag)])
