"""The PDF reader: PDFium (or pdfplumber) for what is drawn, pikepdf for the structure tree.

Each page is opened once and closed at once. PDFium is not safe in threads, so a lock lets one read at a time.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from io import BytesIO
from typing import Literal

import pikepdf
import pypdfium2
import pypdfium2.raw as c

from agendaparse.document import Document, Note, Page, Run, Tag
from agendaparse.document.source import TextLayer
from agendaparse.errors import DamagedError, EncryptedError, UsageError
from agendaparse.readers.garbled import is_garbled
from agendaparse.readers.pdf.guard import STRUCTURE_ERRORS, Guard
from agendaparse.readers.pdf.outline import page_label, property_text, read_outline
from agendaparse.readers.pdf.pdfium import PageScanner
from agendaparse.readers.pdf.pictures import describe_pictures
from agendaparse.readers.pdf.scanner import Scanner
from agendaparse.readers.pdf.second import SecondOpinion
from agendaparse.readers.pdf.tagtree import read_tags
from agendaparse.readers.scan.at_hand import INSTALL, missing
from agendaparse.readers.scan.need import needs_reading
from agendaparse.readers.source import Source

__all__ = ["read_pdf"]

MAX_PAGES = 20_000
A4 = (595.0, 842.0)

_LOCK = threading.RLock()
_PROPERTIES = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate")


def read_pdf(
    source: Source,
    *,
    password: str | None = None,
    engine: Literal["auto", "pdfium", "pdfplumber"] = "auto",
    ocr: Literal["auto"] | bool = "auto",
    pages: range | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Document:
    """Read a PDF; see `agendaparse.readers.read`."""
    if engine not in ("auto", "pdfium", "pdfplumber"):
        raise UsageError(f"There is no engine {engine!r}.", remedy="Choose one of: auto, pdfium, pdfplumber.")
    if ocr is True and (lacking := missing()):
        raise UsageError(f"Pictures of text cannot be read here: {lacking} is not installed.", remedy=INSTALL)
    if password is not None:  # bytes from a terminal that are no text would fail deep inside the libraries
        password = password.encode("utf-8", "replace").decode("utf-8").replace("\0", "?")
    with _LOCK, ExitStack() as stack:
        notes: list[Note] = []
        structure = _open_structure(source, password, notes)
        if structure is not None:
            stack.enter_context(structure)
        document = stack.enter_context(_opened(source, password, structure, notes))
        count = len(document)
        wanted = _wanted(pages, count, source.called)
        second = SecondOpinion(source, password, stack)
        scanner: Scanner = second.scanner() if engine == "pdfplumber" else PageScanner(document.raw)
        guard = Guard(structure) if structure else None
        read = _read_pages(scanner, document.raw, guard, wanted, progress)
        garbled = {page.number for page in read if is_garbled(page)}
        if engine == "auto":
            notes.extend(second.consult(read, garbled))
        if ocr:
            notes.extend(_recognised(document.raw, read, garbled, anew=ocr is True))
        if all(page.problem and not page.runs for page in read):
            raise DamagedError(f"Not one page of {source.called} could be read: {read[0].problem}")
        tags = _tags(structure, pages and wanted, notes)
        describe_pictures(read, tags)
        return Document(
            name=source.name,
            sha256=source.sha256,
            media_type="application/pdf",
            properties=_properties(document.raw, structure),
            language=_language(structure),
            pages=read,
            outline=read_outline(document.raw),
            tags=tags,
            page_count=count,
            text_layer=_text_layer(read),
            notes=notes,
        )


def _wanted(pages: range | None, count: int, name: str) -> range:
    """The physical pages to read."""
    if pages is None:
        if count > MAX_PAGES:
            raise UsageError(
                f"{name} has {count} pages.", remedy=f"Read at most {MAX_PAGES} pages at a time (`pages`)."
            )
        return range(1, count + 1)
    inside = [number for number in range(1, count + 1) if number in pages]  # a range may end in the billions
    if not inside:
        raise UsageError(
            f"{name} has {count} pages, none of them is among those asked for.",
            remedy=f"Ask for physical pages from 1 to {count}.",
        )
    return range(inside[0], inside[-1] + 1, abs(pages.step))


def _read_pages(
    scanner: Scanner,
    document: c.FPDF_DOCUMENT,
    guard: Guard | None,
    wanted: range,
    progress: Callable[[int, int], None] | None,
) -> list[Page]:
    read: list[Page] = []
    for done, number in enumerate(wanted, 1):
        problem, refuse = guard(number - 1) if guard else (None, False)
        if refuse:
            page = _unread(document, number, problem or "")
        else:
            try:
                page = scanner.read(number - 1)
            except ValueError as error:
                page = _unread(document, number, str(error))
            page.problem = page.problem or problem
        page.label = page_label(document, number - 1)
        read.append(page)
        if progress:
            progress(done, len(wanted))
    return read


def _unread(document: c.FPDF_DOCUMENT, number: int, problem: str) -> Page:
    """A page that stands for one that cannot be read, of the right size where the file tells it."""
    size = c.FS_SIZEF()
    known = c.FPDF_GetPageSizeByIndexF(document, number - 1, size)
    width, height = (size.width, size.height) if known else A4
    return Page(number, width, height, problem=problem)


def _open_structure(source: Source, password: str | None, notes: list[Note]) -> pikepdf.Pdf | None:
    """The file in pikepdf, which knows the structure tree; None where it cannot open it."""

    def opened(password: str) -> pikepdf.Pdf:
        return pikepdf.open(source.path if source.path is not None else BytesIO(source.data or b""), password=password)

    try:
        try:
            structure = opened("")  # pikepdf warns of a password that was not needed
        except pikepdf.PasswordError:
            structure = opened(password or "")
    except pikepdf.PasswordError:
        return None  # PDFium will say so
    except STRUCTURE_ERRORS as error:
        notes.append(Note("document-repaired", f"The structure of the file could not be read: {_short(error)}"))
        return None
    warnings = structure.get_warnings()
    if warnings:
        notes.append(Note("document-repaired", f"The file is damaged and was repaired: {_short(warnings[0])}"))
    return structure


@contextmanager
def _opened(
    source: Source, password: str | None, structure: pikepdf.Pdf | None, notes: list[Note]
) -> Iterator[pypdfium2.PdfDocument]:
    """The file in PDFium, rebuilt by pikepdf where PDFium cannot open it itself."""
    try:
        document = _open_pdfium(source.path if source.data is None else source.data, password)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (c.FPDF_ERR_PASSWORD, c.FPDF_ERR_SECURITY):
            raise EncryptedError(source.name or None, password_given=password is not None) from error
        document = _rebuilt(source, structure, error)
        notes.append(Note("document-repaired", "The file is damaged and was rebuilt before it could be read."))
    try:
        yield document
    finally:
        document.close()


def _open_pdfium(data: object, password: str | None) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        if error.err_code != c.FPDF_ERR_PASSWORD or password is None:
            raise
    return pypdfium2.PdfDocument(data)  # a password given for a file that needs none does no harm


def _rebuilt(source: Source, structure: pikepdf.Pdf | None, reason: Exception) -> pypdfium2.PdfDocument:
    if structure is not None:
        try:
            if len(structure.pages):
                buffer = BytesIO()
                structure.save(buffer, encryption=False)
                return pypdfium2.PdfDocument(buffer.getvalue())
        except (pypdfium2.PdfiumError, *STRUCTURE_ERRORS):
            pass
    raise DamagedError(f"{source.called} begins as a PDF but cannot be opened: {reason}") from reason


def _short(warning: object) -> str:
    """What pikepdf says, without the name of the file or stream it begins with."""
    return str(warning).rpartition(": ")[2]


def _tags(structure: pikepdf.Pdf | None, pages: range | None, notes: list[Note]) -> list[Tag]:
    if structure is None:
        return []
    try:
        return read_tags(structure, pages)
    except STRUCTURE_ERRORS as error:
        notes.append(Note("document-repaired", f"The structure tree is damaged and was not used: {_short(error)}"))
        return []


def _properties(document: c.FPDF_DOCUMENT, structure: pikepdf.Pdf | None) -> dict[str, str]:
    """Document information: the usual keys as PDFium decodes them, others from pikepdf."""
    found = {key: " ".join(text.split()) for key in _PROPERTIES if (text := property_text(document, key)).strip()}
    if structure is not None:
        try:
            for key, value in structure.docinfo.items():
                if isinstance(value, pikepdf.String) and (text := " ".join(str(value).split())):
                    found.setdefault(str(key).removeprefix("/"), text)
        except STRUCTURE_ERRORS:
            pass  # a damaged dictionary; what PDFium found is kept
    return found


def _language(structure: pikepdf.Pdf | None) -> str | None:
    """The natural language the file says it is in ("en-GB")."""
    language = structure.Root.get("/Lang") if structure is not None else None
    return (str(language).strip() or None) if isinstance(language, pikepdf.String) else None


def _recognised(document: c.FPDF_DOCUMENT, read: list[Page], garbled: set[int], *, anew: bool) -> list[Note]:
    """Read pages that are pictures, and those whose text is of no use, by OCR."""
    wanted = [page for page in read if needs_reading(page, garbled=page.number in garbled, anew=anew)]
    if not wanted or missing():
        return []
    from agendaparse.readers.scan.reading import read_scans  # loads OpenCV: only for those who need it

    return list(read_scans(document, wanted, anew=anew))


def _text_layer(pages: list[Page]) -> TextLayer:
    """Where the words of the document come from; blank and damaged pages have no say."""
    layers = {layer for page in pages if (layer := _page_layer(page))}
    if not layers:
        return "none"
    return layers.pop() if len(layers) == 1 else "mixed"


def _page_layer(page: Page) -> TextLayer | None:
    if page.confidence is not None:
        return "ocr"
    pictures = sum(image.box.width * image.box.height for image in page.images)
    scanned = pictures > 0.5 * page.width * page.height

    def printed(run: Run) -> bool:
        # A stamp is put on scanned pages too, and says nothing of them.
        return not run.hidden and not (scanned and run.form)

    if any(printed(run) for run in page.runs):
        return "native"
    if any(run.hidden for run in page.runs):
        return "ocr"
    return "none" if page.images and scanned else None
