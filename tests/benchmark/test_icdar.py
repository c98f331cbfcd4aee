"""The measure on cases worked out by hand, and the command on an invented set in the form of ICDAR 2013."""

from __future__ import annotations

from pathlib import Path

import pytest

from agendaparse.document import Box
from tests.benchmark.icdar import Truth, judge, read_folder, read_regions, report, upside_down
from tests.benchmark.icdar_relations import GridCell, Relation, Score, compare, plain, relations
from tests.benchmark.icdar_sample import DOCUMENTS, write_set


def grid(*rows: str) -> list[GridCell]:
    """Cells of a drawn grid: one letter a cell, a dot for an empty one."""
    return [GridCell(r, c, text.strip(".")) for r, row in enumerate(rows) for c, text in enumerate(row)]


def test_neighbours_right_and_below():
    assert set(relations(grid("ab", "cd"))) == {
        Relation("a", "b", "right"),
        Relation("c", "d", "right"),
        Relation("a", "c", "below"),
        Relation("b", "d", "below"),
    }


def test_empty_cells_are_looked_across():
    found = relations(grid("a.b", "...", "c.."))
    assert set(found) == {Relation("a", "b", "right"), Relation("a", "c", "below")}


def test_a_spanning_cell_has_each_neighbour_once():
    cells = [GridCell(0, 0, "a", colspan=2), GridCell(1, 0, "b"), GridCell(1, 1, "c"), GridCell(0, 2, "d", rowspan=2)]
    found = relations(cells)
    assert found.total() == 5
    assert set(found) == {
        Relation("a", "b", "below"),
        Relation("a", "c", "below"),
        Relation("a", "d", "right"),
        Relation("b", "c", "right"),
        Relation("c", "d", "right"),
    }


def test_equal_words_are_counted_as_often_as_they_stand():
    found = relations(grid("00", "00"))
    assert found == {Relation("0", "0", "right"): 2, Relation("0", "0", "below"): 2}
    assert compare(relations(grid("00")), found) == Score(1, 1, 4)


def test_a_table_of_one_cell_or_none_has_no_relations():
    assert not relations(grid("a"))
    assert not relations([])
    assert compare(relations([]), relations([])).f1 == 1.0


def test_words_are_compared_without_space_case_and_form():
    assert plain(" Total\u00a0 £\n000 ") == plain("TOTAL£000")
    assert plain("ﬁrst") == plain("First")
    assert plain("a-b") != plain("ab")


def test_a_merged_column_loses_its_own_relations_only():
    wanted = relations(grid("abc", "def"))
    merged = [GridCell(0, 0, "a"), GridCell(0, 1, "bc"), GridCell(1, 0, "d"), GridCell(1, 1, "ef")]
    score = compare(relations(merged), wanted)
    assert score == Score(right=1, found=4, wanted=7)
    assert (score.precision, score.recall) == (0.25, pytest.approx(1 / 7))
    assert Score(1, 2, 4) + Score(1, 2, 4) == Score(2, 4, 8)


def test_measures_of_nothing():
    assert Score(0, 0, 4).recall == 0.0
    assert Score(0, 0, 4).f1 == 0.0
    assert Score(0, 3, 0).precision == 0.0


@pytest.fixture(scope="module")
def invented(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("icdar")
    write_set(folder, DOCUMENTS)
    return folder


def test_reads_regions_and_cells(invented):
    regions = read_regions(invented / "spanning-str.xml")
    assert [(region.table, region.page) for region in regions] == [("1", 1)]
    cells = regions[0].cells or []
    assert GridCell(0, 3, "2032", 1, 2) in cells
    assert GridCell(3, 4, "2") in cells
    assert upside_down(regions[0], 842) == Box(60, 60, 535, 400)
    located = read_regions(invented / "spanning-reg.xml")
    assert located[0].cells is None
    assert located[0].box == regions[0].box


def test_slips_of_the_pen_in_the_truth_do_no_harm(tmp_path):
    (tmp_path / "odd-str.xml").write_text(
        "<document><table><region page='2'><cell start-row='1' start-col='4' end-row='1' end-col='0'>"
        "<bounding-box x1='10' y1='30' x2='20' y2='20'/><content>a <i>b</i></content></cell>"
        "<cell start-row='2' start-col='4'/></region></table></document>"
    )
    (region,) = read_regions(tmp_path / "odd-str.xml")
    assert region.cells == [GridCell(1, 4, "a b"), GridCell(2, 4, "")]
    assert region.box == Box(10, 20, 20, 30)


def test_every_document_of_the_set_is_found(invented):
    assert [truth.pdf.stem for truth in read_folder(invented)] == sorted(DOCUMENTS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_ours_reads_the_invented_set(invented, name):
    truth = next(truth for truth in read_folder(invented) if truth.pdf.stem == name)
    judged = judge(truth, "ours")
    if name == "aligned-words":  # words in columns with nothing drawn may be anything: not read as a table
        assert judged.structure.found == 0
        assert judged.located == Score(0, 0, 1)
        return
    assert judged.structure.f1 == 1.0
    assert judged.located.right == judged.located.wanted == len(truth.regions)


def test_regions_of_one_table_are_judged_on_their_own_pages(invented):
    truth = next(truth for truth in read_folder(invented) if truth.pdf.stem == "two-pages")
    assert [(region.table, region.page) for region in truth.regions] == [("1", 1), ("1", 2)]
    first = judge(Truth(truth.pdf, truth.regions[:1]), "ours").structure
    second = judge(Truth(truth.pdf, truth.regions[1:]), "ours").structure
    assert first + second == judge(truth, "ours").structure
    assert (first.wanted, second.wanted) == (31, 24)


def test_what_stands_beside_the_regions_counts_against_the_finder(invented):
    truth = next(truth for truth in read_folder(invented) if truth.pdf.stem == "ruled")
    both = judge(truth, "ours").structure
    one = judge(Truth(truth.pdf, truth.regions[:1]), "ours").structure
    assert one.found == both.found
    assert one.precision < 1.0 == one.recall


def test_reports_every_document_and_way(invented):
    text = report(invented, ("ours", "pdfplumber"))
    lines = text.splitlines()
    assert len(lines) == 1 + 2 * len(DOCUMENTS) + 4
    assert lines[1].split()[:3] == ["aligned", "ours", "1/1"]
    assert lines[2].split()[:3] == ["aligned", "pdfplumber", "0/1"]
    assert lines[-4].startswith("all relations")


def test_says_so_where_there_is_no_truth(tmp_path):
    assert report(tmp_path, ("ours",)).startswith("No PDF under")
