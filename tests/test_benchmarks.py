"""The generated record that benchmarks grow: grounded, in the record's order, the same each time."""

from __future__ import annotations

import gc
from pathlib import Path

from benchmarks.generated import CLAIMS, documents
from trucewatch.linking import document_key
from trucewatch.naming import load_theatres
from trucewatch.pipeline import ensure_linked
from trucewatch.record import Record


def test_generated_readings_are_grounded_and_in_order() -> None:
    """Every span slices to its text; a longer row of documents begins as a shorter one."""
    made = [reading.checked() for _, reading in documents(30)]
    assert [document_key(reading) for reading in made] == sorted(map(document_key, made))
    assert {len(reading.claims) for reading in made} == {CLAIMS}
    assert [reading for _, reading in documents(12)] == made[:12]


def test_generated_readings_make_incidents_and_duties(tmp_path: Path) -> None:
    """Documents of one day tell of its incidents; the collector of garbage is as it was afterwards."""
    with Record.open(tmp_path / "r.db", create=True) as record:
        record.use_theatres(load_theatres(["varland-ostria"]))
        for capture, reading in documents(12):
            record.add(capture, reading)
        assert gc.isenabled()
        ensure_linked(record)
        assert gc.isenabled()
        assert len(record.incidents()) == 4
        assert {len(incident.accounts) for incident in record.incidents()} == {2}
        assert len(record.compliance()) == 12
