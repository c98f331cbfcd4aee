"""Blocks from the lines that make them: text, style, links."""

from __future__ import annotations

from collections.abc import Sequence

from agendaparse.document import Block, BlockKind, Line, Run, Style
from agendaparse.grammar.text import join_lines, normalise
from agendaparse.layout.labels import is_label, split_label

LINE_END_MARKS = ("-", "\u2010", "\u2011", "\u00ad", "/")  # at a line's end: the word may go on in the next


def make_block(
    lines: Sequence[Line],
    *,
    label: str | None = None,
    kind: BlockKind = "paragraph",
    level: int = 0,
    tag: str | None = None,
) -> Block:
    """A block of these lines.

    Args:
        lines: In reading order; where `label` is given the first line opens with it.
        label: The printed label, if the caller knows it; else it is looked for at the head of the text.
        kind: What a tag says it is; style may still make a paragraph a heading (`mark_headings`).
        level: Depth a tag gives.
        tag: Role in the structure tree.
    """
    texts = [line.text for line in lines]
    if label is not None:
        texts[0] = texts[0].removeprefix(label).lstrip()
    elif len(lines[0].segments) > 1 and is_label(lines[0].segments[0].text):
        label = lines[0].segments[0].text
        texts[0] = " ".join(s.text for s in lines[0].segments[1:])
    text = _joined(texts)
    if label is None:
        label, text = split_label(text)
    runs = [run for line in lines for segment in line.segments for run in segment.runs]
    said = [run for run in runs if not run.struck and any(map(str.isalnum, run.text))] or runs
    if label is not None and len(said) > 1:
        said = [run for run in said if run.text.strip() != label] or said
    style, bold, italic = _main_style(said)
    return Block(
        kind="list_item" if label is not None and kind == "paragraph" else kind,
        text=text,
        label=label,
        lines=list(lines),
        level=level,
        style=style,
        bold=bold,
        italic=italic,
        underlined=not [run for run in said if not run.underlined],
        capitals=_capitals(text),
        indent=_indent(lines, label),
        struck=struck_texts(runs) if [run for run in runs if run.struck] else (),
        pages=tuple(dict.fromkeys([line.page for line in lines])) or (None,),
        tag=tag,
        links=tuple(dict.fromkeys([run.link for run in runs if run.link])),
    )


def _joined(texts: Sequence[str]) -> str:
    """The paragraph that lines make. Their texts are tidy already: only line ends that may cut a word need a look."""
    if len(texts) == 1 and texts[0][-1:] != "\u00ad":
        return texts[0]
    for text in texts:
        if text[-1:] in LINE_END_MARKS or "@" in text or "://" in text or "www." in text.lower():
            return join_lines(texts)
    return " ".join([text for text in texts if text])


def struck_texts(runs: Sequence[Run]) -> tuple[str, ...]:
    """Each stretch of struck-through words."""
    texts: list[str] = []
    open_text: list[str] = []
    for run in runs:
        if run.struck:
            open_text.append(run.text)
        elif open_text and run.text.strip():
            texts.append(join_lines(open_text))
            open_text = []
    if open_text:
        texts.append(join_lines(open_text))
    return tuple(text for text in texts if text)


def _main_style(runs: Sequence[Run]) -> tuple[Style, bool, bool]:
    """The style that most characters have; whether all of them are bold, and italic."""
    first = runs[0].style
    if not [run for run in runs if run.style is not first]:
        return first, first.bold, first.italic
    counts: dict[Style, int] = {}
    for run in runs:
        counts[run.style] = counts.get(run.style, 0) + len(run.text)
    most = max(counts, key=lambda style: counts[style])
    return most, all(style.bold for style in counts), all(style.italic for style in counts)


def _capitals(text: str) -> bool:
    # The head of a paragraph in small letters settles it, without a walk through all of it.
    for reach in (16, 80):
        if sum(map(str.islower, text[:reach])) > 0.1 * len(text):
            return False
    letters = sum(map(str.isalpha, text))
    return letters > 1 and sum(map(str.isupper, text)) >= 0.9 * letters


def _indent(lines: Sequence[Line], label: str | None) -> float:
    """Left edge of the words, behind the label: of the run after it, else of the line that hangs under the first."""
    first = lines[0].segments[0]
    if label is None:
        return first.box.x0
    said = ""
    for run in lines[0].runs:
        if said and normalise(said) == label:
            return run.box.x0
        said += run.text
    hanging = lines[1].segments[0].box.x0 if len(lines) > 1 and lines[1].page == lines[0].page else first.box.x0
    return max(first.box.x0, hanging)
