"""The main path from the shell, as a user would run it, and what bad input gets."""

from __future__ import annotations

import gzip
import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples" / "lachin-2022"
DISPATCH = (
    "Varland’s army said on Monday that Ostrian troops had fired first near Vesk, killing two of its soldiers. "
    "Ostria denied that its troops had fired first.\n"
)


def run(*arguments: str | Path, stdin: bytes | None = None) -> subprocess.CompletedProcess[str]:
    """One call of the command line in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "trucewatch", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    )


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the example dispatches."""
    place = tmp_path_factory.mktemp("record") / "examples.db"
    done = run("read", EXAMPLES, "--theatre", "nagorno-karabakh", "--record", place)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    return place


def test_reading_again_adds_nothing(record: Path) -> None:
    """The same files give no new claim, document or version."""
    before = run("claims", "--record", record, "--format", "jsonl").stdout
    done = run("read", EXAMPLES, "--theatre", "nagorno-karabakh", "--record", record)
    assert done.returncode == 0
    assert "0 read, 9 known already" in done.stderr
    assert run("claims", "--record", record, "--format", "jsonl").stdout == before


def test_claims_are_contract_rows(record: Path) -> None:
    """One JSON object a line; both sides speak; nobody is guessed."""
    rows = [
        json.loads(line)
        for line in run("claims", "--record", record, "--format", "jsonl").stdout.splitlines()
    ]
    assert {"armenia", "azerbaijan"} <= {row["source"]["side"] for row in rows}
    unnamed = [row for row in rows if row["source"]["span"] is None and row["voice"] == "source"]
    assert all(row["source"]["actor"] is None and row["source"]["side"] == "unresolved" for row in unnamed)
    assert unnamed
    assert all(re.fullmatch("[0-9a-f]{64}", row["id"]) for row in rows)
    assert len({(row["document"], row["id"]) for row in rows}) == len(rows)


@pytest.mark.parametrize("form", ["terminal", "md", "html", "json"])
def test_the_brief_in_every_form(record: Path, form: str) -> None:
    """Each form tells the examples, with the caveat that it is no monitor."""
    done = run("brief", "--record", record, "--format", form, "--as-of", "2022-08-31")
    assert done.returncode == 0, done.stderr
    assert "not a monitor" in " ".join(done.stdout.split())
    if form == "json":
        json.loads(done.stdout)
    if form == "html":
        assert "http://" not in done.stdout.replace("http://www.w3.org", "")
        assert "<script src" not in done.stdout


def test_the_brief_is_reproducible(record: Path) -> None:
    """The same record on the same day gives the same bytes."""
    first, second = (
        run("brief", "--record", record, "--format", "md", "--as-of", "2022-08-31") for _ in range(2)
    )
    assert first.stdout == second.stdout


def test_the_readme_shows_what_the_demo_prints(record: Path) -> None:
    """The output in the README is the beginning of the brief over the example dispatches.

    All but the snapshot's id: it covers the reader's confidence, whose last digit may depend on the processor.
    """
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    shown = next(block for block in readme.split("```") if "At a glance" in block).strip()
    told = run("brief", "--record", record).stdout
    lines = shown.splitlines()
    assert len(lines) > 20
    for printed, line in zip(told.splitlines(), lines, strict=False):
        assert printed == line or line.startswith("│ Snapshot")


@pytest.mark.parametrize(
    "question",
    ["accounts", "contradictions", "obligations", "timeline", "casualties", "due", "silences", "coverage"],
)
def test_questions_answer(record: Path, question: str) -> None:
    """Every question answers as a table and as JSON."""
    assert run(question, "--record", record).returncode == 0
    done = run(question, "--record", record, "--format", "json", "--as-of", "2022-08-31")
    assert done.returncode == 0, done.stderr
    json.loads(done.stdout)


def test_evidence_shows_the_sentence(record: Path) -> None:
    """A claim's shortened id leads to its words and its document's hash."""
    row = json.loads(run("claims", "--record", record, "--format", "jsonl").stdout.splitlines()[0])
    done = run("evidence", row["id"][:10], "--record", record)
    assert done.returncode == 0, done.stderr
    assert row["content"]["text"].split()[0] in done.stdout


def test_standard_input_and_gzip(tmp_path: Path) -> None:
    """Text comes from a pipe or compressed just as well."""
    place = tmp_path / "r.db"
    packed = tmp_path / "dispatch.txt.gz"
    packed.write_bytes(gzip.compress((DISPATCH + "It repeated that on Tuesday.\n").encode()))
    assert run("read", "-", "--record", place, stdin=DISPATCH.encode()).returncode == 0
    assert run("read", packed, "--record", place).returncode == 0
    rows = [
        json.loads(line) for line in run("claims", "--record", place, "--format", "jsonl").stdout.splitlines()
    ]
    assert len({row["document"] for row in rows}) == 2


def test_good_documents_are_kept_beside_bad_ones(tmp_path: Path) -> None:
    """In a folder each bad document is named with its reason; the good ones are read; exit code 1."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(DISPATCH, encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02" * 50)
    done = run("read", folder, "--record", tmp_path / "r.db", "--theatre", "varland-ostria")
    assert done.returncode == 1
    assert "empty.txt" in done.stderr
    assert "binary.txt" in done.stderr
    rows = run("claims", "--record", tmp_path / "r.db", "--format", "jsonl").stdout.splitlines()
    assert {json.loads(row)["source"]["side"] for row in rows} >= {"ostria", "varland"}


def bad_inputs(folder: Path) -> dict[str, list[str | Path]]:
    """Calls that can't succeed, by what is wrong with them."""
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "binary.txt").write_bytes(bytes(range(256)))
    (folder / "latin.txt").write_bytes("Fire was exchanged near the caf\xe9.".encode("latin-1"))
    (folder / "long.txt").write_text("Shells fell again. " * 300_000, encoding="utf-8")
    (folder / "hollow").mkdir()
    (folder / "broken.json").write_text('{"text": "unfinished', encoding="utf-8")
    (folder / "theatre.yaml").write_text("theatre: x\ntitel: y\n", encoding="utf-8")
    good = folder / "good.txt"
    good.write_text(DISPATCH, encoding="utf-8")
    return {
        "empty file": [folder / "empty.txt"],
        "binary": [folder / "binary.txt"],
        "wrong encoding": [folder / "latin.txt"],
        "too long": [folder / "long.txt"],
        "folder with nothing to read": [folder / "hollow"],
        "malformed JSON": [folder / "broken.json"],
        "missing file": [folder / "nowhere.txt"],
        "malformed theatre": [good, "--theatre", folder / "theatre.yaml"],
        "unknown theatre": [good, "--theatre", "nowhere"],
        "bad date": [good, "--published", "yesterday"],
    }


@pytest.mark.parametrize(
    "fault",
    [
        "empty file",
        "binary",
        "wrong encoding",
        "too long",
        "folder with nothing to read",
        "malformed JSON",
        "missing file",
        "malformed theatre",
        "unknown theatre",
        "bad date",
    ],
)
def test_bad_input_gets_a_sentence_and_leaves_the_record_alone(tmp_path: Path, fault: str) -> None:
    """No traceback, a non-zero exit, and a record with what it had."""
    place = tmp_path / "r.db"
    folder = tmp_path / "in"
    folder.mkdir()
    arguments = bad_inputs(folder)[fault]
    assert run("read", "-", "--record", place, stdin=DISPATCH.encode()).returncode == 0
    before = run("claims", "--record", place, "--format", "jsonl").stdout
    done = run("read", *arguments, "--record", place)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()
    assert run("claims", "--record", place, "--format", "jsonl").stdout == before


def test_a_file_that_is_no_record(tmp_path: Path) -> None:
    """Text, and a database of something else, are refused and left as they are."""
    text = tmp_path / "notes.db"
    text.write_text("not a database at all, but long enough to be read as one", encoding="utf-8")
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("create table birds (name text)")
    connection.close()
    for place in (text, other):
        before = place.read_bytes()
        for command in (["read", "-"], ["brief"]):
            done = run(*command, "--record", place, stdin=DISPATCH.encode())
            assert done.returncode == 4
            assert "Traceback" not in done.stderr
        assert place.read_bytes() == before


def test_asking_where_there_is_no_record(tmp_path: Path) -> None:
    """A question makes no record; the error says how one is made."""
    place = tmp_path / "none.db"
    done = run("brief", "--record", place)
    assert done.returncode == 2
    assert "trucewatch read" in done.stderr
    assert not place.exists()


def test_help_and_version_teach() -> None:
    """Help names the commands; the version is printed alone."""
    told = run("--help").stdout
    assert all(command in told for command in ("read", "brief", "contradictions", "theatre"))
    assert run("--version").stdout.strip().count(".") == 2
    assert "Usage" in run().stdout + run().stderr


def test_theatre_commands(tmp_path: Path) -> None:
    """Shipped theatres are listed, the schema is JSON, a faulty file is told with its line."""
    assert "nagorno-karabakh" in run("theatre", "list").stdout
    assert json.loads(run("theatre", "schema").stdout)["type"] == "object"
    broken = tmp_path / "t.yaml"
    broken.write_text("theatre: x\ntitel: y\n", encoding="utf-8")
    done = run("theatre", "check", broken)
    assert done.returncode == 3
    assert "line 2" in done.stderr


def test_an_agreement_is_read_and_drafted(tmp_path: Path) -> None:
    """As a table with days, as JSON with spans, and as YAML for a theatre file."""
    accord = tmp_path / "accord.txt"
    accord.write_text("1. Within 72 hours of the signing, Varland shall open the road.\n", encoding="utf-8")
    told = run("agreement", "read", accord, "--signed", "2021-03-14")
    assert told.returncode == 0, told.stderr
    assert "finish by" in told.stdout
    assert "2021-03-17" in told.stdout
    (duty,) = json.loads(run("agreement", "read", accord, "--format", "json").stdout)["rows"]
    assert duty["obligor"][0]["text"] == "Varland"
    assert duty["day"] is None
    draft = run("agreement", "draft", accord, "--id", "accord", "--theatre", "varland-ostria")
    assert "obligor:\n        - varland" in draft.stdout
    assert run("agreement", "read", tmp_path / "none.txt").returncode == 1


def test_a_row_and_an_answer_explain_themselves(record: Path) -> None:
    """`explain` takes the beginning of any id; `--explain` goes with every question."""
    incident = json.loads(run("accounts", "--record", record, "--format", "jsonl").stdout.splitlines()[0])
    told = run("explain", incident["incident"][:10], "--record", record)
    assert told.returncode == 0, told.stderr
    assert "points, " in told.stdout
    answer = run("compliance", "--explain", "--record", record, "--format", "json")
    grounds = {row["ground"] for row in json.loads(answer.stdout)["rows"]}
    assert {"Read from", "On the duty", "Taken for", "Whose duty"} <= grounds


def test_changes_compare_two_states(record: Path) -> None:
    """By publication, or by capture where that is asked for."""
    asked = run("changes", "2022-08-08", "--record", record, "--format", "json")
    kinds = {row["kind"] for row in json.loads(asked.stdout)["rows"]}
    assert {"New document", "Replaced", "New incident"} <= kinds
    later = run("changes", "captured:2999-01-01", "--record", record, "--format", "json")
    assert json.loads(later.stdout)["rows"] == []
