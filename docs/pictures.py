"""Draws the picture of the README: a page of a fixture as the library sees it, and what was read from it.

python docs/pictures.py
"""

from __future__ import annotations

import json
import tempfile
import textwrap
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

import agendaparse
from agendaparse.display.picture import draw_page
from agendaparse.layout import lay_out
from agendaparse.readers import open_source, read

ROOT = Path(__file__).parents[1]
PACK = ROOT / "fixtures/packs/brackenshire-scrutiny/pack.pdf"
PAGE = 12
OUT = ROOT / "docs/images/page-to-data.png"
SHOWN = ("ref", "group", "title", "status", "status_source", "due", "lead", "where")


def main() -> None:
    """Write the picture."""
    pack = agendaparse.parse(PACK)
    row = next(row for row in pack.rag_tables[0].rows if row.where[0].page == PAGE)
    record = {key: value for key, value in json.loads(row.model_dump_json()).items() if key in SHOWN}
    lines = (f'  "{key}": {json.dumps(value, ensure_ascii=False)}' for key, value in record.items())
    text = "{\n" + ",\n".join(lines) + "\n}"
    source = open_source(PACK)
    with tempfile.TemporaryDirectory() as folder:
        drawn = Path(folder) / "page.png"
        draw_page(source, lay_out(read(source)), PAGE, drawn)
        page = Image.open(drawn).convert("RGB")
    page.thumbnail((900, 640))
    font = ImageFont.load_default(14)
    picture = Image.new("RGB", (page.width + 430, max(page.height, 460)), "white")
    picture.paste(page, (0, 0))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((page.width, 0, picture.width, picture.height), fill="#f6f8fa")
    pen.multiline_text((page.width + 16, 16), _wrapped(text), fill="#1f2328", font=font, spacing=5)
    OUT.parent.mkdir(exist_ok=True)
    picture.quantize(200).save(OUT, optimize=True)
    print(f"{OUT.relative_to(ROOT)} ({OUT.stat().st_size // 1024} kB)")


def _wrapped(text: str, width: int = 52) -> str:
    """Long lines folded, so that they stay in the picture."""
    return "\n".join(textwrap.fill(line, width, subsequent_indent="      ") for line in text.splitlines())


if __name__ == "__main__":
    main()
