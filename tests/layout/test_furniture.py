"""Furniture: what belongs to the page and not to the document."""

from __future__ import annotations

import pytest

from agendaparse.document import Box, Furniture, FurnitureKind, LaidPage, Page, Run, Shape
from tests.layout.build import BODY, blocks, every_block, laid, page, rule, run, texts, upright, wrapped


def body(number: int = 1) -> list[Run]:
    """Some text that no two pages share."""
    return wrapped(f"Page text {number * 7919}. {BODY}", y=200, width=430)


def pages(*furniture: list[Run], shapes: list[Shape] | None = None) -> list[LaidPage]:
    """A document of as many pages as lists, each with its own text below."""
    return laid(*[page([*own, *body(n)], number=n, shapes=shapes or ()) for n, own in enumerate(furniture, 1)])


def found(laid_page: LaidPage, kind: FurnitureKind) -> list[Furniture]:
    return [f for f in laid_page.furniture if f.kind == kind]


def stamp(text: str, *, turned: int = 0, right: bool = False, shift: float = 0.0) -> Run:
    """A stamp as publishing systems draw it: by a form, in Helvetica 12, at the foot or turned at the side."""
    if turned:
        return run(text, x=250, y=805 if right else 38, rotation=turned, form=True)
    return run(text, x=480 if right else 275 + shift, y=38 if right else 803, form=True)


class TestStamps:
    """Page and item stamps of the publishing system."""

    @pytest.mark.parametrize("turned", [0, 90, 270])
    def test_upright_and_turned(self, turned: int) -> None:
        item = {"turned": turned, "right": True}
        drawn = [[stamp(f"Page {n}", turned=turned), stamp("Agenda Item 7", **item)] for n in (16, 17)]
        first, second = laid(
            *[page([*own, *body(n)], number=n, width=842 if turned else 595) for n, own in enumerate(drawn, 18)]
        )
        assert (first.printed, first.stamped_item) == ("16", "7")
        assert (second.printed, second.stamped_item) == ("17", "7")
        assert found(first, "page_stamp")[0].rotation == turned
        assert len(blocks(first)) == 1

    def test_odd_and_even_pages_differ_by_nine_points(self) -> None:
        laid_pages = pages(*[[stamp(f"Page {n}", shift=9 * (n % 2))] for n in (1, 2, 3, 4)])
        assert [p.printed for p in laid_pages] == ["1", "2", "3", "4"]

    def test_equal_figures_of_one_row_are_no_numbers(self) -> None:
        row = [run("851", x=300, y=40), run("851", x=400, y=40)]
        first, _ = pages(row, [])
        assert not found(first, "page_number")
        assert [text for text in texts(first) if "851" in text]

    def test_own_numbers_are_no_stamps(self) -> None:
        """Two papers number their own pages "Page 1", "Page 2"; the stamps count on through the pack."""
        own = [1, 2, 3, 1, 2, 3]
        laid_pages = pages(*[[run(f"Page {o}", x=275, y=780), stamp(f"Page {n}")] for n, o in enumerate(own, 5)])
        assert [p.printed for p in laid_pages] == ["5", "6", "7", "8", "9", "10"]
        assert [found(p, "page_number")[0].value for p in laid_pages] == ["1", "2", "3", "1", "2", "3"]

    @pytest.mark.parametrize("form", ["{}", "- {} -", "Agenda Page {}", "Pack page {}"])
    def test_stamps_in_other_words(self, form: str) -> None:
        own = [1, 2, 1, 2]
        laid_pages = pages(*[[run(f"Page {o} of 2", y=780), stamp(form.format(n))] for n, o in enumerate(own, 5)])
        assert [p.printed for p in laid_pages] == ["5", "6", "7", "8"]
        assert [found(p, "page_number")[0].value for p in laid_pages] == ["1", "2", "1", "2"]

    def test_bare_numbers_that_run_through_are_stamps(self) -> None:
        """Printed and scanned again, a stamp is drawn as the page is."""
        own = [1, 2, 1, 2]
        laid_pages = pages(*[[run(f"Page {o} of 2", y=760), run(str(n), y=800)] for n, o in enumerate(own, 5)])
        assert [p.printed for p in laid_pages] == ["5", "6", "7", "8"]

    def test_item_and_page_in_one(self) -> None:
        numbers = ((5, 1), (5, 2), (6, 1))
        laid_pages = pages(*[[run(f"Item {i} / Page {n}", x=480, y=38, form=True)] for i, n in numbers])
        assert [p.stamped_item for p in laid_pages] == ["5", "5", "6"]

    def test_a_stamp_over_a_footnote(self) -> None:
        laid_pages = pages(*[[run("1 KCC Budget Consultation", y=803), stamp(f"Page {n}")] for n in (1, 2)])
        assert [p.printed for p in laid_pages] == ["1", "2"]

    def test_a_stamp_on_a_table_cell(self) -> None:
        """The turned stamp lies over "CSAP 5" and must not tear it."""
        cells = [run("CSAP", x=28, y=250), run("5", x=28, y=264)]
        (first, _) = pages([stamp("Page 19", turned=90), *cells], [stamp("Page 20", turned=90)])
        assert first.printed == "19"
        assert "CSAP" in " ".join(texts(first))

    @pytest.mark.parametrize(
        ("text", "value"),
        [("Agenda Item 6a", "6a"), ("Eitem Agenda 7", "7"), ("Agenda Item 12", "12")],
    )
    def test_item_stamps(self, text: str, value: str) -> None:
        (only,) = pages([stamp(text, right=True)])
        assert only.stamped_item == value

    def test_welsh_page_stamps(self) -> None:
        assert [p.printed for p in pages(*[[stamp(f"Tudalen {n}")] for n in (1, 2)])] == ["1", "2"]

    def test_a_heading_at_the_page_top_is_no_stamp(self) -> None:
        (only,) = pages([run("Item 7", y=60, bold=True)])
        assert (only.stamped_item, texts(only)[0]) == (None, "Item 7")

    def test_a_sentence_is_no_stamp(self) -> None:
        (only,) = pages([run("see Agenda Item 7", x=400, y=38)])
        assert only.stamped_item is None


class TestOwnNumbers:
    """Page numbers of the documents themselves."""

    @pytest.mark.parametrize("form", ["{}", "- {} -", "Page {} of 3", "{} of 3", "Page | {}"])
    def test_numbers_that_count_on(self, form: str) -> None:
        laid_pages = pages(*[[run(form.format(n), x=290, y=800)] for n in (1, 2, 3)])
        assert [found(p, "page_number")[0].value for p in laid_pages] == ["1", "2", "3"]
        assert all(len(blocks(p)) == 1 for p in laid_pages)

    def test_a_lone_figure_is_text(self) -> None:
        laid_pages = pages([run("1848", x=290, y=800)], [])
        assert "1848" in texts(laid_pages[0])


class TestRunningHeads:
    """Lines that stand again at the same height on the next pages."""

    def test_heads_and_feet(self) -> None:
        laid_pages = pages(*[[run("Scrutiny Committee - 1 July", y=50), run("Version 3", y=800)] for _ in range(3)])
        assert [found(p, "running_head")[0].text for p in laid_pages] == ["Scrutiny Committee - 1 July"] * 3
        assert [found(p, "running_foot")[0].text for p in laid_pages] == ["Version 3"] * 3

    def test_odd_and_even_heads(self) -> None:
        heads = ["Report of the Auditor", "Wickmere Council"] * 2
        laid_pages = pages(*[[run(text, y=50)] for text in heads])
        assert [found(p, "running_head")[0].text for p in laid_pages] == heads

    def test_titles_of_papers_are_text(self) -> None:
        """Two papers begin alike: their own numbers begin again, or their dates differ."""
        one, two = "Minutes of the meeting held on 8 July", "Minutes of the meeting held on 22 July"
        for heads, number in (((one, two), "{}"), ((one, one), "Page 1 of {}")):
            laid_pages = pages(*[[run(text, y=50), run(number.format(n), y=800)] for n, text in enumerate(heads, 3)])
            assert not any(found(p, "running_head") for p in laid_pages)

    def test_a_head_that_does_not_repeat_is_text(self) -> None:
        laid_pages = pages([run("Minutes of 1 July", y=50)], [run("Report of the Auditor", y=50)])
        assert not any(found(p, "running_head") for p in laid_pages)

    def test_a_line_that_repeats_below_one_that_does_not(self) -> None:
        """Title blocks of two reports look alike: only what is outermost can be a running head."""
        drawn = [[run(title, y=60), run("Cabinet - 9 January 2020", y=90)] for title in ("SPORTS", "ARTS")]
        laid_pages = pages(*drawn)
        assert all("Cabinet - 9 January 2020" in texts(p) for p in laid_pages)

    def test_labels_of_a_title_block_are_text(self) -> None:
        drawn = [[run("REPORT TO:", y=60), run("Planning Committee", x=190, y=60)] for _ in range(2)]
        assert all(texts(p)[:2] == ["REPORT TO:", "Planning Committee"] for p in pages(*drawn))

    def test_two_items_have_no_head_in_common(self) -> None:
        drawn = [[run("Cabinet - 9 January 2020", y=60), stamp(f"Agenda Item {n}", right=True)] for n in (5, 6)]
        assert all("Cabinet - 9 January 2020" in texts(p) for p in pages(*drawn))

    def test_the_unit_over_a_table_is_text(self) -> None:
        drawn = [[run("All figures in £m", x=280, y=40)] for _ in range(2)]
        assert all("All figures in £m" in texts(p) for p in pages(*drawn))

    def test_one_repeated_word_of_a_line_is_text(self) -> None:
        drawn = [[run("Green", x=72, y=60), run(f"Meetings in {town}", x=300, y=60)] for town in ("Ash", "Otford")]
        assert all("Green" in texts(p) for p in pages(*drawn))


class TestTables:
    """The heading of a table at the top of each page is no running head."""

    HEADING = ("Action", "Lead", "Status")

    def heading(self) -> list[Run]:
        return [run(text, x=80 + 120 * i, y=60, bold=True) for i, text in enumerate(self.HEADING)]

    def words(self, laid_page: LaidPage) -> set[str]:
        return {word for block in every_block(laid_page) for word in block.text.split()}

    @pytest.mark.parametrize(
        "shapes",
        [
            pytest.param([upright(x, 45, 180) for x in (70, 190, 310, 430)], id="column rules"),
            pytest.param([upright(x, 45, 800) for x in (70, 190, 310, 430)], id="column rules down the whole page"),
            pytest.param([Shape("area", Box(70, 45, 430, 70), fill=0xD9D9D9)], id="a shaded row"),
            pytest.param([rule(70, 430, 45), rule(70, 430, 70)], id="rules over and under it"),
        ],
    )
    def test_heading_at_the_page_top(self, shapes: list[Shape]) -> None:
        for laid_page in pages(*[self.heading() for _ in range(3)], shapes=shapes):
            assert not found(laid_page, "running_head")
            assert set(self.HEADING) <= self.words(laid_page)

    @pytest.mark.parametrize(
        "shapes",
        [
            pytest.param([rule(70, 430, 70)], id="one rule under the head"),
            pytest.param([Shape("frame", Box(20, 20, 575, 822), stroke=0)], id="a border round the page"),
            pytest.param([Shape("area", Box(0, 0, 595, 842), fill=0xF0F0FF)], id="a tinted page"),
            pytest.param([Shape("area", Box(0, 0, 595, 842), fill=0xFFFFFF)], id="a white page"),
        ],
    )
    def test_what_is_no_table(self, shapes: list[Shape]) -> None:
        for laid_page in pages(*[[run("Scrutiny Committee", y=60)] for _ in range(3)], shapes=shapes):
            assert [f.text for f in found(laid_page, "running_head")] == ["Scrutiny Committee"]


class TestWholePages:
    """Blank notices and watermarks."""

    @pytest.mark.parametrize(
        "text",
        [
            "This page is intentionally left blank",
            "This page is left intentionally blank",
            "Mae'r dudalen hon yn wag yn fwriadol",
            "THIS PAGE IS INTENTIONALLY LEFT BLANK",
        ],
    )
    def test_blank_notice(self, text: str) -> None:
        (only,) = laid(page([run(text, x=200, y=420)]))
        assert only.blank
        assert [f.kind for f in only.furniture] == ["blank_notice"]

    def test_a_notice_in_a_text_is_text(self) -> None:
        (only,) = laid(page([run("This page is intentionally left blank", y=150), *body()]))
        assert not only.blank

    def test_a_page_without_anything_is_blank(self) -> None:
        (only,) = laid(page())
        assert (only.blank, only.furniture) == (True, [])

    def test_watermark(self) -> None:
        mark = run("DRAFT", x=100, y=230, size=80)
        (only,) = laid(page([mark, *body()]))
        assert [f.text for f in found(only, "watermark")] == ["DRAFT"]
        assert "DRAFT" not in " ".join(texts(only))

    def test_a_large_title_is_no_watermark(self) -> None:
        (only,) = laid(page([run("AGENDA", y=140, size=48), *body()]))
        assert "AGENDA" in texts(only)


def test_artifacts_of_a_tagged_page() -> None:
    """What no tag claims in the margin of a tagged page is furniture, repeated or not."""
    words = [run(BODY[:60], y=200, mark=1), run("Footer of the paper", y=800)]
    drawn: Page = page(words)
    (only,) = laid(drawn)
    assert [f.kind for f in only.furniture] == ["running_foot"]
