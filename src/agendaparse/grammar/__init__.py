"""Grammar: small pure functions on text, with closed vocabularies as data.

Each module reads one kind of phrase (dates, people, labels, page ranges ...) and answers with plain
values or small frozen dataclasses that carry the span matched. Nothing here knows of pages, PDFs or
the models.
"""
