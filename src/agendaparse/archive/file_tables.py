"""The archive's tables of documents themselves: which files were found, and which belong together."""

from __future__ import annotations

import pyarrow as pa

from agendaparse.archive.columns import MOMENT, NUMBER, SECONDS, TEXT, ArchiveTable, Column, columns_of

FILES = ArchiveTable(
    "files",
    "A file that was found, and what became of it. Files with the same `pack` have the same content.",
    (
        Column("id", TEXT, "Key: hash of the place and the content.", required=True),
        Column("pack", TEXT, "SHA-256 of the content; null when it could not be read at all."),
        *columns_of(
            [
                ("source", TEXT, "Where it was found: a path or URL; `zip://member::file.zip` inside a zip file."),
                ("name", TEXT, "File name without folder."),
                ("size", pa.int64(), "Bytes."),
                ("modified", TEXT, "Time of modification or entity tag, to tell an untouched file."),
                ("status", TEXT, "`parsed`, `duplicate` (same content as another file) or `failed`."),
                ("duplicate_of", TEXT, "The file that was parsed in its place.", "files.id"),
                (
                    "reason",
                    TEXT,
                    "Why it failed: `encrypted`, `damaged`, `not-a-pdf`, `unreadable`, `timeout`, `memory`, "
                    "`crashed`, `too-large`, `unsafe-archive` or `defect`.",
                ),
                ("message", TEXT, "What happened, in a sentence."),
                ("remedy", TEXT, "What to do next."),
                ("attempts", NUMBER, "How often it was tried."),
                ("seconds", SECONDS, "How long the parse took."),
                ("peak_mb", NUMBER, "Most memory its process used, in megabytes."),
                ("pages", NUMBER, "Number of physical pages."),
                ("text_layer", TEXT, "`native`, `ocr`, `mixed` or `none`."),
                ("language", TEXT, "Language of the text."),
                ("producer", TEXT, "Program that made the file."),
                ("meeting", TEXT, "The meeting it announces.", "meetings.id"),
                ("version", TEXT, "Version of agendaparse that read it; `+ocr` when it could read pictures."),
                ("json", TEXT, "Path of the full JSON inside the archive, compressed with Zstandard."),
                ("recorded", MOMENT, "When this row was made."),
            ]
        ),
    ),
    label="name",
)

LINKS = ArchiveTable(
    "links",
    "Two documents that belong together: two editions of one agenda, a supplement, the minutes of a meeting.",
    (
        Column("id", TEXT, "Key: both hashes and the kind.", required=True),
        Column("pack", TEXT, "SHA-256 of the later document.", required=True),
        Column("to_pack", TEXT, "SHA-256 of the document it follows.", required=True),
        *columns_of(
            [
                (
                    "kind",
                    TEXT,
                    "`republished` (another edition of one agenda), `supplement` (adds to it) or `minutes` "
                    "(holds the minutes of the meeting the other announced).",
                ),
                ("meeting_key", TEXT, "The meeting both tell of."),
                ("evidence", TEXT, "What the link rests on, in a sentence."),
            ]
        ),
    ),
)
