"""Through the whole program: a proposal is kept in the record, and revoking it takes it back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from trucewatch.intake import capture_text
from trucewatch.model.linking import Judgement
from trucewatch.pipeline import ensure_linked, read_into
from trucewatch.record import Record

TEXTS = (
    "Ostria’s interior minister Pavlo Dymchenko said on Monday that the line was quiet.",
    "Ostria’s interior minister Pavlo Dimchenko said on Tuesday that two villages had been shelled.",
)


def test_a_proposal_is_kept_and_a_revoked_one_is_not_made_again(tmp_path: Path) -> None:
    """One judgement by rule after reading; after its revocation no other comes, however often one links."""
    place = tmp_path / "record.db"
    captures = [capture_text(text, published=date(2022, 8, 2), publisher="Straits Wire") for text in TEXTS]
    read_into(place, captures, ["varland-ostria"])
    with Record.open(place, create=False) as record:
        (proposal,) = record.judgements()
        assert (proposal.verb, proposal.by) == ("same_actor", "rule")
        assert proposal.subjects == (
            "ostria/interior-ministry/dimchenko",
            "ostria/interior-ministry/dymchenko",
        )
        record.judge(
            Judgement(
                id="revoked",
                verb="revoke",
                subjects=(proposal.id,),
                by="somebody",
                at=datetime(2099, 1, 1, tzinfo=UTC),
                reason="two men",
            )
        )
        ensure_linked(record)
        assert [judgement.verb for judgement in record.judgements()] == ["same_actor", "revoke"]
        assert record.is_linked()
