"""Which pages are what: the document cut into papers by several witnesses."""

from agendaparse.split.cut import Split, first_announced, front_paper, split
from agendaparse.split.openings import cut_openings
from agendaparse.split.paper import Paper

__all__ = ["Paper", "Split", "cut_openings", "first_announced", "front_paper", "split"]
