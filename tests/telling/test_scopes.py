"""An answer on one row tells the same whether the whole record was gathered or only what stands around it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from tests.telling.sample import AS_OF
from tests.test_linking_a_record import read
from trucewatch.errors import TrucewatchError
from trucewatch.model.linking import Judgement
from trucewatch.pipeline import Pipeline, ensure_linked
from trucewatch.record import Filter, Record
from trucewatch.telling.explaining.finding import explainable
from trucewatch.telling.material import Material, gather
from trucewatch.telling.questions import QUESTIONS
from trucewatch.telling.tables import Table


def asked(material: Material) -> dict[str, list[str]]:
    """For each question on one row, every argument that it may get."""
    incidents = [incident.id for incident in material.incidents]
    told = [*material.every, *(row.id for row in (*material.events, *material.casualties))]
    duties = [*(one.id for _, one in material.duties), *{agreement.id for agreement, _ in material.duties}]
    return {
        "accounts": incidents,
        "initiator": incidents,
        "evidence": told,
        "explain": list(explainable(material)),
        "readings": duties,
        "steps": duties,
        "chain": duties,
    }


def told(ask: Callable[[], Table]) -> tuple[object, ...]:
    """An answer with how long its ids are, or the words of its refusal."""
    try:
        table = ask()
    except TrucewatchError as error:
        return type(error), str(error)
    return table, table.id_length


def check(record: Record) -> int:
    """Assert that answers on one row are those from the whole record; how many had no need of it all."""
    material = gather(record, Filter(), as_of=AS_OF)
    narrow = 0
    for name, arguments in asked(material).items():
        question = QUESTIONS[name]
        assert question.around is not None
        for number, argument in enumerate(arguments):
            for given in (argument, argument[:12], "0" + argument) if number % 8 == 0 else (argument,):
                answer = partial(question.answer, record, Filter(), as_of=AS_OF, argument=given)
                assert told(answer) == told(partial(question.tell, material, given)), (name, given)
            narrow += question.around(record, argument) is not None
    return narrow


def test_every_row_of_the_sample(record: Record) -> None:
    """Incidents, duties, claims, events, numbers and derived rows."""
    assert check(record) > 100


def test_every_row_of_dispatches_as_read_and_linked(tmp_path: Path) -> None:
    """With an incident of several documents, a page that changed, a copied quotation and a judgement."""
    with Record.open(tmp_path / "r.db", create=True) as record:
        record.use_theatres(Pipeline.load(["varland-ostria"]).theatres)
        for capture, reading in read():
            record.add(capture, reading)
        subjects = tuple(claim.id for claim in record.claims()[:2])
        at = datetime(2031, 7, 1, tzinfo=UTC)
        record.judge(
            Judgement(id="j", verb="same_incident", subjects=subjects, by="desk", at=at, reason="seen")
        )
        ensure_linked(record)
        assert check(record) > 60


def test_what_is_filtered_is_gathered_whole(record: Record) -> None:
    """A filter asks of every claim whether it passes, so that an answer under one is the whole's."""
    chosen = Filter(until=date(2031, 8, 4))
    material = gather(record, chosen, as_of=AS_OF)
    for incident in gather(record, Filter(), as_of=AS_OF).incidents:
        question = QUESTIONS["accounts"]
        answer = partial(question.answer, record, chosen, as_of=AS_OF, argument=incident.id)
        assert told(answer) == told(partial(question.tell, material, incident.id))
