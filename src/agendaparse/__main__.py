"""`python -m agendaparse`: the command, where its script is not on the path."""

from agendaparse.cli import app

app(prog_name="agendaparse")
