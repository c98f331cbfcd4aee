"""The command: what it prints where, and how it ends."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from typer.testing import CliRunner, Result

import agendaparse
from agendaparse.cli import app, page_range
from agendaparse.diagnostics import CATALOGUE
from agendaparse.errors import EXIT_CODES, UsageError

PACK = Path(__file__).resolve().parents[1] / "fixtures/packs/brackenshire-scrutiny/pack.pdf"


def run(*arguments: object, **options: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], **options)


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.pdf"
    path.write_bytes(bytes(range(256)))
    return path


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "locked.pdf"
    with pikepdf.open(PACK) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(user="sesame", owner="owner"))
    return path


def test_version() -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"agendaparse {agendaparse.__version__}\n")


@pytest.mark.parametrize("command", ["parse", "sections", "inspect", "schema", "explain"])
def test_help_teaches(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"  agendaparse {command}" in result.stdout  # an example to copy


def test_parse_prints_one_json_object_and_nothing_else() -> None:
    result = run("parse", PACK)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["source"]["name"] == "pack.pdf"
    assert result.stderr == ""


def test_parse_from_standard_input() -> None:
    result = run("parse", "-", input=PACK.read_bytes())
    assert json.loads(result.stdout)["source"]["name"] is None
    assert json.loads(result.stdout)["source"]["page_count"] == 16


def test_several_files_are_lines(tmp_path: Path) -> None:
    result = run("parse", PACK, PACK, "--pages", "1-2")
    assert [json.loads(line)["source"]["page_count"] for line in result.stdout.splitlines()] == [16, 16]
    assert run("parse", PACK, PACK, "--format", "json").exit_code == 2


def test_a_failing_file_does_not_stop_the_others(bad: Path, locked: Path) -> None:
    result = run("parse", bad, PACK, locked, bad.parent / "none.pdf")
    assert result.exit_code == 5
    assert [json.loads(line)["source"]["name"] for line in result.stdout.splitlines()] == ["pack.pdf"]
    for part in ("web page", "encrypted", "none.pdf", "What to do"):
        assert part in result.stderr


def test_a_defect_in_one_file_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def broken(source: object, **options: object) -> object:
        calls.append(source)
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("agendaparse.api.parse", broken)
    result = run("parse", PACK, PACK)
    assert (result.exit_code, len(calls)) == (1, 2)
    assert "report it" in result.stderr


def test_password(locked: Path) -> None:
    assert run("parse", locked, "--password", "wrong").exit_code == 5
    assert run("parse", locked, "--password", "sesame").exit_code == 0
    assert run("parse", locked, env={"AGENDAPARSE_PASSWORD": "sesame"}).exit_code == 0


def test_output_to_file_and_folder(tmp_path: Path, bad: Path) -> None:
    target = tmp_path / "pack.json"
    result = run("parse", PACK, "-o", target)
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(target.read_text("utf-8"))["schema_version"]
    folder = tmp_path / "out"
    folder.mkdir()
    assert run("parse", PACK, bad, "-o", folder).exit_code == 4
    assert [path.name for path in folder.iterdir()] == ["pack.json"]
    assert run("parse", PACK, "-o", tmp_path / "nowhere" / "pack.json").exit_code == 3


def test_nothing_is_written_when_nothing_was_parsed(tmp_path: Path, bad: Path) -> None:
    target = tmp_path / "kept.json"
    target.write_text("before")
    assert run("parse", bad, "-o", target).exit_code == 4
    assert target.read_text() == "before"


def test_summary_and_sections() -> None:
    summary = run("parse", PACK, "--format", "summary")
    assert summary.exit_code == 0
    assert "Sections" in summary.stdout
    sections = run("sections", PACK)
    assert "front sheet" in sections.stdout
    listed = json.loads(run("sections", PACK, "--json").stdout)
    assert listed[0]["first_page"] == 1


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (None, None),
        ("7", range(7, 8)),
        ("1-40", range(1, 41)),
        (" 2 - 3 ", range(2, 4)),
        ("2–3", range(2, 4)),
        ("2:3", range(2, 4)),
        ("-5", range(1, 6)),
        ("10-", range(10, 10**9 + 1)),
        ("3-3", range(3, 4)),
    ],
)
def test_page_ranges(text: str | None, wanted: range | None) -> None:
    assert page_range(text) == wanted


@pytest.mark.parametrize("text", ["", "-", "0", "0-4", "5-2", "a", "1,3", "1-2-3", "1 2", "1.5", "--3", "٣", "1" * 12])
def test_odd_page_ranges_are_refused(text: str) -> None:
    with pytest.raises(UsageError):
        page_range(text)
    result = run("parse", PACK, f"--pages={text}")
    assert result.exit_code == 2
    assert "What to do" in result.stderr


def test_pages_beyond_the_end() -> None:
    result = run("parse", PACK, "--pages", "90-")
    assert result.exit_code == 2
    assert "16 pages" in result.stderr


def test_inspect_draws_a_page(tmp_path: Path) -> None:
    image = pytest.importorskip("PIL.Image")
    target = tmp_path / "page.png"
    result = run("inspect", PACK, "--page", 3, "-o", target)
    assert (result.exit_code, result.stdout.strip()) == (0, str(target))
    with image.open(target) as picture:
        colours = picture.convert("RGB").getcolors(1 << 24)
        assert picture.width > 2 * 595
    assert (0xC0, 0x26, 0xD3) in {colour for _, colour in colours}  # the stamp's box


def test_inspect_says_what_it_read() -> None:
    result = run("inspect", PACK, "--page", 3, "--text")
    assert result.exit_code == 0
    assert "Page 1" in result.stdout


def test_inspect_refuses_what_it_cannot_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("inspect", PACK, "--page", 99).exit_code == 2
    assert run("inspect", PACK, "-o", tmp_path / "page.xyz").exit_code == 2
    monkeypatch.setitem(sys.modules, "PIL", None)
    result = run("inspect", PACK, "-o", tmp_path / "page.png")
    assert result.exit_code == 2
    assert "agendaparse[inspect]" in result.stderr


TEXT = """# Wickmere Parish Council

Minutes of the meeting held on 9 March 2032

Present: Cllr Orla Brack (Chair), Cllr Tomasz Hale

1. Apologies

Cllr Udall sent apologies.

2. Clock

RESOLVED: That the clock be repaired.
"""


@pytest.mark.parametrize(
    ("command", "options"),
    [("parse", ()), ("sections", ("--json",)), ("inspect", ("--text",)), ("export", ("--to", "sqlite"))],
)
def test_every_command_that_reads_a_file_takes_its_form(
    command: str, options: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    note = tmp_path / "note.md"
    note.write_text(TEXT)
    assert run(command, note, *options).exit_code == 0
    assert run(command, note, *options, "--as", "html").exit_code == 0
    assert run(command, note, *options, "--as", "pdf").exit_code != 0
    assert run(command, note, *options, "--as", "parchment").exit_code == 2


def test_inspect_shows_all_of_a_form_without_pages(tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    note.write_text(TEXT)
    shown = run("inspect", note, "--text").stdout
    assert "Wickmere Parish Council" in shown
    assert "Cllr Udall sent apologies." in shown
    drawn = run("inspect", note)
    assert drawn.exit_code == 2
    assert "--text" in drawn.stderr


@pytest.mark.parametrize(("form", "name"), [(None, "front.json"), ("jsonl", "front.jsonl"), ("summary", "front.txt")])
def test_a_merged_pack_is_named_after_its_first_file(form: str | None, name: str, tmp_path: Path) -> None:
    first, second = tmp_path / "front.md", tmp_path / "minutes.md"
    first.write_text(TEXT)
    second.write_text(
        "# Wickmere Parish Council\n\nMinutes of the meeting held on 11 May 2032\n\n"
        "Present: Cllr Ned Rowbotham (Chair), Cllr Jago Wick\n\n1. Footpaths\n\nThe warden reported a broken stile.\n"
    )
    folder = tmp_path / "parsed"
    folder.mkdir()
    chosen = ("-f", form) if form else ()
    assert run("parse", first, second, "--merge", *chosen, "-o", folder).exit_code == 0
    assert [path.name for path in folder.iterdir()] == [name]
    written = (folder / name).read_text("utf8")
    if form == "jsonl":
        assert len(written.splitlines()) == 1
    if form != "summary":
        assert len(json.loads(written)["minutes"]) == 2


def test_schema_is_json() -> None:
    assert json.loads(run("schema").stdout)["$schema"]


def test_explain() -> None:
    for entry in EXIT_CODES:
        assert entry.meaning in run("explain", entry.code).stdout
    for code, entry in CATALOGUE.items():
        assert entry.remedy in run("explain", code).stdout
    listed = run("explain").stdout
    assert all(code in listed for code in CATALOGUE)
    wrong = run("explain", "page-range-mismach")
    assert wrong.exit_code == 2
    assert "page-range-mismatch" in wrong.stderr


def test_version_loads_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['agendaparse', '--version']\n"
        "from agendaparse.cli import app\n"
        "try: app()\n"
        "except SystemExit: pass\n"
        "print([m for m in ('rich', 'pydantic', 'pypdfium2', 'pikepdf', 'pdfplumber', 'PIL') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "[]"


def test_as_a_process(bad: Path) -> None:
    command = [sys.executable, "-X", "dev", "-W", "error::ResourceWarning", "-m", "agendaparse", "parse"]
    result = subprocess.run(
        [*command, str(PACK), str(bad)],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=False,
    )
    assert result.returncode == 4
    (line,) = result.stdout.decode("utf-8").splitlines()
    assert json.loads(line)["source"]["page_count"] == 16
    assert b"Traceback" not in result.stderr
    assert b"ResourceWarning" not in result.stderr


def test_progress_bar_only_on_a_terminal_and_for_long_files(monkeypatch: pytest.MonkeyPatch) -> None:
    from agendaparse.display.console import LONG, PageBar

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for stream, pages, shown in ((Terminal(), LONG, True), (Terminal(), LONG - 1, False), (io.StringIO(), LONG, False)):
        monkeypatch.setattr(sys, "stderr", stream)
        with PageBar("pack.pdf") as bar:
            bar.step(1, pages)
            bar.step(2, pages)
        assert bool(stream.getvalue()) is shown
