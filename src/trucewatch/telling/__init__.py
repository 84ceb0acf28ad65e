"""The room that tells: the brief and the answers to the analysts' questions, in every format."""

from __future__ import annotations

from trucewatch.telling.brief import build_brief
from trucewatch.telling.exports import ExportFormat
from trucewatch.telling.formats import BriefFormat, PageFormat, TableFormat, render_brief, render_table
from trucewatch.telling.instrument import instrument_table
from trucewatch.telling.questions import QUESTIONS, Question, render_export

__all__ = [
    "QUESTIONS",
    "BriefFormat",
    "ExportFormat",
    "PageFormat",
    "Question",
    "TableFormat",
    "build_brief",
    "instrument_table",
    "render_brief",
    "render_export",
    "render_table",
]
