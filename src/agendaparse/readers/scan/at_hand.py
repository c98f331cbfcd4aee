"""Whether pages can be read from their pictures here, and what to install where they cannot."""

from __future__ import annotations

import shutil
from importlib.util import find_spec

INSTALL = "Install both: pip install 'agendaparse[ocr]', and Tesseract (on Debian: apt-get install tesseract-ocr)."


def missing() -> str | None:
    """What reading pictures lacks on this machine, in words; None when all is there."""
    lacking = [] if shutil.which("tesseract") else ["the command `tesseract`"]
    lacking += [f"the module `{name}`" for name in ("numpy", "cv2") if find_spec(name) is None]
    return " and ".join(lacking) or None
