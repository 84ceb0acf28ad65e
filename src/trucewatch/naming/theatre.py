"""Theatre files: found by name or path, read, checked, and refused with the line of the fault.

    name or path -> text -> YAML with lines -> model -> references -> Theatre

Every fault is a `TheatreError` of one sentence that names the file, the line and the field; where there
are several, the first in the file is told and the hint lists the next ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from trucewatch.errors import TheatreError
from trucewatch.model.theatre import Theatre
from trucewatch.naming.marked_yaml import MAX_CHARACTERS, MarkedYaml, YamlError, parse
from trucewatch.naming.theatre_references import Fault, conflicts, reference_faults

_MAX_BYTES = 4 * MAX_CHARACTERS  # UTF-8 takes at most four bytes a character; what is longer isn't read on
_SUFFIXES = (".yaml", ".yml")
_CLAUSES = {
    "dict_type": "must be a mapping of fields",
    "extra_forbidden": "unknown field",
    "missing": "this field is missing",
    "model_type": "must be a mapping of fields",
    "string_type": "must be text",
    "too_short": "must not be empty",
    "tuple_type": "must be a list",
}
_HINTED = 4  # further faults that the hint names; a reader mends the first few and runs again


def shipped_theatres() -> tuple[str, ...]:
    """The names of the theatres that come with trucewatch, alphabetically."""
    folder = resources.files("trucewatch.naming") / "theatres"
    names = (file.name for file in folder.iterdir() if file.name.endswith(".yaml"))
    return tuple(sorted(name.removesuffix(".yaml") for name in names))


def load_theatre(name_or_path: str) -> Theatre:
    """Read one theatre: a shipped name (``varland-ostria``) or the path of a YAML file.

    Raises:
        TheatreError: there is no such theatre, or its file has a fault; the message says where.
    """
    file, text = _text_of(name_or_path)
    return parse_theatre(text, file)


def load_theatres(theatres: Iterable[str | Theatre]) -> tuple[Theatre, ...]:
    """Several theatres that are to be used together, each by name, by path or read; one twice counts once.

    Raises:
        TheatreError: as `load_theatre`, or two of them contradict each other on an actor, side, place,
            agreement or duty.
    """
    loaded: dict[str, Theatre] = {}
    for given in theatres:
        theatre = given if isinstance(given, Theatre) else load_theatre(given)
        known = loaded.setdefault(theatre.theatre, theatre)
        if known != theatre:
            raise TheatreError(f"{given}: another file has the name '{theatre.theatre}' too.")
    together = tuple(loaded.values())
    found = conflicts(together)
    if found:
        raise TheatreError(found[0], hint=_more(found[1:]))
    return together


def parse_theatre(text: str, file: str = "theatre") -> Theatre:
    """Read a theatre from the text of a YAML file; ``file`` is what errors call it.

    Raises:
        TheatreError: a fault; the message names ``file``, line (from 1) and field.
    """
    try:
        source = parse(text)
    except YamlError as fault:
        raise TheatreError(f"{file}, line {fault.line}: {fault.reason}.") from fault
    if not isinstance(source.data, dict):
        raise TheatreError(f"{file}, line {source.line(())}: a theatre file is a mapping of fields.")
    try:
        theatre = Theatre.model_validate(source.data)
    except ValidationError as error:
        faults = [Fault(tuple(found["loc"]), _in_words(found)) for found in error.errors(include_url=False)]
        raise _refusal(file, source, faults) from error
    faults = list(reference_faults(theatre))
    if faults:
        raise _refusal(file, source, faults)
    return theatre


def theatre_schema() -> dict[str, Any]:
    """The JSON Schema of a theatre file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Theatre.model_json_schema(),
    }


def _text_of(name_or_path: str) -> tuple[str, str]:
    """What errors call the file, and its text."""
    if name_or_path in shipped_theatres():
        file = f"{name_or_path}.yaml"
        text = (resources.files("trucewatch.naming") / "theatres" / file).read_text(encoding="utf-8")
        return file, text
    path = Path(name_or_path)
    try:
        with path.open("rb") as opened:
            start = opened.read(_MAX_BYTES + 1)
        if len(start) > _MAX_BYTES:
            raise TheatreError(f"{name_or_path}: the file has more than {_MAX_BYTES:,} bytes.")
        return name_or_path, start.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TheatreError(f"{name_or_path}: not UTF-8 text (byte {error.start}).") from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        if path.suffix in _SUFFIXES or len(path.parts) > 1:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            raise TheatreError(f"{name_or_path}: the theatre file can't be read ({reason}).") from error
        known = ", ".join(shipped_theatres())
        raise TheatreError(
            f"There is no theatre '{name_or_path}'; shipped are: {known}.",
            hint="Name one of these, or the path of a YAML file.",
        ) from error


def _refusal(file: str, source: MarkedYaml, faults: Sequence[Fault]) -> TheatreError:
    told = sorted((source.line(fault.path), _field(fault.path), fault.reason) for fault in faults)
    sentences = [f"line {line}, {field}: {reason}." for line, field, reason in told]
    return TheatreError(f"{file}, {sentences[0]}", hint=_more(sentences[1:]))


def _more(sentences: Sequence[str]) -> str | None:
    if not sentences:
        return None
    rest = len(sentences) - _HINTED
    return "Also: " + " ".join(sentences[:_HINTED]) + (f" And {rest} more." if rest > 0 else "")


def _field(path: Sequence[str | int]) -> str:
    """``actors[3].roles[0].start``."""
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return steps.removeprefix(".") or "the file"


def _in_words(found: Any) -> str:
    """A pydantic error in one clause without its jargon; ``found`` is one item of ``errors()``."""
    kind, value = found["type"], found["input"]
    if kind in _CLAUSES:
        return _CLAUSES[kind]
    if kind in {"enum", "literal_error"}:
        return f"'{value}' is none of {found['ctx']['expected']}"
    if kind.startswith("date_"):
        return f"'{value}' is no date (YYYY-MM-DD)"
    return f"{found['msg'][0].lower()}{found['msg'][1:]} ('{value}')"
