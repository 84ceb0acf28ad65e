"""An answer on one row tells the same whether the whole record was gathered or only what stands around it."""

from __future__ import annotations

import pytest

from tests.telling.sample import AS_OF
from trucewatch.errors import NotFoundError, UsageError
from trucewatch.record import Filter, Record
from trucewatch.telling.explaining.finding import explainable
from trucewatch.telling.material import Material, gather
from trucewatch.telling.questions import QUESTIONS
from trucewatch.telling.tables import Table


def asked(material: Material) -> dict[str, list[str]]:
    """For each question on one row, every argument that it may get."""
    incidents = [incident.id for incident in material.incidents]
    told = [*material.every, *(row.id for row in (*material.events, *material.casualties))]
    duties = [one.id for _, one in material.duties]
    return {
        "accounts": incidents,
        "initiator": incidents,
        "evidence": told,
        "explain": list(explainable(material)),
        "readings": [*duties, *{agreement.id for agreement, _ in material.duties}],
    }


def whole(name: str, material: Material, argument: str) -> Table:
    """The answer from the whole record."""
    return QUESTIONS[name].tell(material, argument)


def check(record: Record) -> int:
    """Assert that narrow answers are the whole ones; how many were narrow."""
    material = gather(record, Filter(), as_of=AS_OF)
    narrow = 0
    for name, arguments in asked(material).items():
        question = QUESTIONS[name]
        assert question.around is not None
        for argument in arguments:
            for given in (argument, argument[:12]):
                try:
                    expected = whole(name, material, given)
                except (NotFoundError, UsageError) as error:
                    with pytest.raises(type(error)) as raised:
                        question.answer(record, Filter(), as_of=AS_OF, argument=given)
                    assert str(raised.value) == str(error)
                    continue
                told = question.answer(record, Filter(), as_of=AS_OF, argument=given)
                assert (told, told.id_length) == (expected, expected.id_length), (name, given)
            narrow += question.around(record, argument) is not None
    return narrow


def test_every_row_of_the_sample(record: Record) -> None:
    """Incidents, duties, claims, events, numbers and derived rows."""
    assert check(record) > 100
