"""Writes the golden brief anew: ``python -m tests.telling.golden``; read the difference before you keep it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.telling.dispatches import sample
from tests.telling.sample import AS_OF
from trucewatch.record import Filter
from trucewatch.telling.brief import build_brief
from trucewatch.telling.formats import BriefFormat, render_brief

GOLDEN = Path(__file__).parent / "golden" / "brief.md"


def golden_brief() -> str:
    """The sample's brief as Markdown."""
    with tempfile.TemporaryDirectory() as folder, sample().recorded(Path(folder) / "record.db") as record:
        return render_brief(build_brief(record, chosen=Filter(), as_of=AS_OF), BriefFormat.MD)


if __name__ == "__main__":
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_text(golden_brief(), encoding="utf-8")
