"""Pages made from code are current, and what the README names is there."""

from __future__ import annotations

import importlib.util

import regex

from tests.conftest import ROOT


def test_diagnostics_page_is_current() -> None:
    path = ROOT / "docs" / "make_diagnostics.py"
    spec = importlib.util.spec_from_file_location("make_diagnostics", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (ROOT / "docs" / "diagnostics.md").read_text("utf8") == module.page(), (
        "run `python docs/make_diagnostics.py`"
    )


def test_files_named_in_the_readme_exist() -> None:
    readme = (ROOT / "README.md").read_text("utf8")
    named = regex.findall(r"(?:docs|fixtures|tests|src)/[\w./-]+", readme)
    missing = [name for name in named if not (ROOT / name.rstrip("./")).exists()]
    assert not missing


def test_python_of_the_readme_runs(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    readme = (ROOT / "README.md").read_text("utf8")
    monkeypatch.chdir(ROOT)
    for block in regex.findall(r"```python\n(.*?)```", readme, flags=regex.DOTALL):
        exec(compile(block, "README.md", "exec"), {})
