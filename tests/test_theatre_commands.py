"""``trucewatch theatre``: what is printed, where, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.naming.theatre_files import SMALL
from trucewatch.cli import app
from trucewatch.errors import InputError, UsageError
from trucewatch.naming import load_theatre

ARTICLE = (
    "Ostria’s army said on Monday that Varlandic troops had shelled its positions near Veska. Varland denied "
    "that its troops had fired. “We will answer,” the Ostrian defence minister, Mirko Sand, said.\n"
)


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


def test_warnings_do_not_fail_unless_strict(tmp_path: Path) -> None:
    """Both tables are printed; only a strict check ends with 1, and only for what has no answer."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    told = _run("theatre", "check", path)
    assert told.exit_code == 0
    assert "readings" in told.stdout
    assert "How much is told of each side" in told.stdout
    assert _run("theatre", "check", path, "--strict").exit_code == 1
    assert _run("theatre", "check", "varland-ostria", "--strict").exit_code == 0


def test_warnings_are_rows_for_programs(tmp_path: Path) -> None:
    """JSON lines give each warning with its rule, its place and the file's answer."""
    path = tmp_path / "small.yaml"
    answer = "answers:\n  - {rule: readings, where: pact-2, because: No other was found.}\n"
    path.write_text(SMALL + answer, encoding="utf-8")
    rows = [json.loads(line) for line in _run("theatre", "check", path, "-f", "jsonl").stdout.splitlines()]
    assert {"rule", "where", "what", "answer"} == set(rows[0])
    (answered,) = [row for row in rows if row["answer"] is not None]
    assert (answered["rule"], answered["where"]) == ("readings", "pact-2")


def test_a_draft_is_made_from_articles_and_checked(tmp_path: Path) -> None:
    """Articles in, a file out that loads and whose check lists what is left to do."""
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text(ARTICLE + "It is quiet. " * number, encoding="utf-8")
    draft = tmp_path / "draft.yaml"
    made = _run("theatre", "new", "north-ridge", tmp_path / "1.txt", tmp_path / "2.txt", "-o", draft)
    assert made.exit_code == 0, made.output
    theatre = load_theatre(str(draft))
    assert theatre.theatre == "north-ridge"
    assert theatre.sides == ()
    assert "todo" in _run("theatre", "check", draft, "-f", "csv").stdout


def test_articles_that_can_not_be_read_are_named(tmp_path: Path) -> None:
    """Where none can be read, the reason of the first is told and nothing is written."""
    draft = tmp_path / "draft.yaml"
    refused = _run("theatre", "new", "north-ridge", tmp_path / "missing.txt", "-o", draft)
    assert isinstance(refused.exception, InputError)
    assert "missing.txt" in refused.exception.message
    assert not draft.exists()


def test_a_draft_is_never_written_over_a_file(tmp_path: Path) -> None:
    """What a person has completed stays."""
    done = tmp_path / "done.yaml"
    done.write_text("theatre: mine\n", encoding="utf-8")
    refused = _run("theatre", "new", "north-ridge", tmp_path, "-o", done)
    assert isinstance(refused.exception, UsageError)
    assert done.read_text(encoding="utf-8") == "theatre: mine\n"


@pytest.mark.parametrize("name", ["North Ridge", "north_ridge", "", "-x"])
def test_a_name_that_is_no_slug_is_refused(name: str, tmp_path: Path) -> None:
    """The name becomes an id, so it has to be one."""
    assert _run("theatre", "new", name, tmp_path).exit_code != 0
