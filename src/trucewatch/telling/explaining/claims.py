"""Why a claim, an event or a number of people is read as it is."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.model.claim import Claim
from trucewatch.model.event import CasualtyClaim, Event, Sequence
from trucewatch.model.linking import Origin
from trucewatch.model.ties import DerivedRow
from trucewatch.model.vocabulary import Aux, Polarity, Stance, Voice
from trucewatch.telling import wording
from trucewatch.telling.explaining.grounds import Explanation, Ground, judged, kept, said
from trucewatch.telling.explaining.summaries import in_a_line, kind_of
from trucewatch.telling.material import Material
from trucewatch.telling.statements import state


def of_claim(material: Material, claim: Claim) -> Explanation:
    """A claim: where it stands, how it was found, what each label rests on, what was made of it."""
    subjects = [claim.id, *(claim.source.actor or "").split(";")]
    return Explanation(
        row=claim.id,
        kind="claim",
        grounds=(
            said(material, claim.id, "Says"),
            _found(material, claim),
            *_labels(material, claim),
            *judged(material, [subject for subject in subjects if subject]),
            *_made(material, claim.id),
        ),
    )


def of_event(material: Material, event: Event) -> Explanation:
    """An event: the word that tells it, whether it counts, and the claim that tells it."""
    shown = material.shown(event.document, event.trigger.span)
    kind = wording.sub_type(event.sub_type) if event.sub_type else event.plover.value.lower()
    grounds = [Ground(what="Read from", text=f"the word “{shown}”, taken for: {kind}.")]
    if event.initiator is not None or event.target is not None:
        grounds.append(Ground(what="Who", text=_who(material, event)))
    if event.place is not None:
        place = material.shown(event.document, event.place.span)
        precision = wording.WHERE_PRECISIONS.get(event.where_prec or 0, "precision not known")
        grounds.append(Ground(what="Where", text=f"“{place}” ({precision})."))
    if event.time is not None:
        interval = wording.when(event.time.interval)
        precision = wording.precision(event.time.interval)
        grounds.append(
            Ground(
                what="When", text=f"“{event.time.text}”: {interval}{f' ({precision})' if precision else ''}."
            )
        )
    grounds.append(Ground(what="Counted", text=_counted(event)))
    if event.claim is not None and event.claim in material.every:
        grounds.append(said(material, event.claim, "Told by"))
    else:
        grounds.append(Ground(what="Told by", text="the outlet itself, with no claim around it."))
    held = material.incident_of_row.get(event.id)
    if held is not None:
        grounds.append(_one(material, material.incident[held]))
    return Explanation(row=event.id, kind="event", grounds=(*grounds, *judged(material, [event.id])))


def of_number(material: Material, row: CasualtyClaim) -> Explanation:
    """A number of people: its words, how they came to be a range, whose people, who tells it."""
    phrase = material.shown(row.document, row.phrase.span)
    amount = wording.amount(row.n_min, row.n_max, vague=row.vague)
    grounds = [Ground(what="Read from", text=f"the words “{phrase}”.")]
    floor = " The word is vague: the number is its customary floor." if row.vague else ""
    grounds.append(Ground(what="Number", text=f"{amount} {wording.OUTCOMES[row.outcome]}.{floor}"))
    side = material.names.side(row.side)
    grounds.append(Ground(what="Whose", text=f"{side}; {wording.STATUSES[row.status]}."))
    if row.hedge is not None:
        hedge = material.shown(row.document, row.hedge.span)
        grounds.append(Ground(what="Hedge", text=f"“{hedge}”."))
    if row.part_of is not None:
        grounds.append(
            Ground(
                what="Counted", text=f"part of the number {kept(material, row.part_of)}, and not beside it."
            )
        )
    if row.claim is not None and row.claim in material.every:
        grounds.append(said(material, row.claim, "Told by"))
        newer = material.replaced_by.get(row.claim)
        if newer is not None:
            grounds.append(said(material, newer, "Replaced by"))
    else:
        grounds.append(Ground(what="Told by", text="the outlet itself, with no claim around it."))
    held = material.incident_of_row.get(row.id)
    if held is not None:
        grounds.append(_one(material, material.incident[held]))
    return Explanation(row=row.id, kind="number", grounds=(*grounds, *judged(material, [row.id])))


def _found(material: Material, claim: Claim) -> Ground:
    reading = material.by_document[claim.document]
    sentence = material.sentence(claim)
    how = claim.extraction
    return Ground(
        what="Found",
        text=(
            f"in {reading.document.name}, sentence {claim.sentence + 1}, code points {sentence.start} to "
            f"{sentence.end}; {wording.METHODS[how.method]} ({how.reader}). That we read it right: "
            f"{how.confidence:.2f}; this says nothing about whether it is so."
        ),
    )


def _labels(material: Material, claim: Claim) -> Iterable[Ground]:
    told = state(material, claim)
    yield Ground(what="Speaker", text=_speaker(material, claim))
    cue = f"the cue “{told.cue}”" if told.cue else "the words alone, with no cue"
    yield Ground(what="Stance", text=f"{claim.stance.value}, from {cue}, in its sentence.")
    if claim.polarity is Polarity.NEGATIVE:
        denies = claim.stance in {Stance.DENY, Stance.REJECT}
        why = "the cue denies it" if denies else "the words themselves are in the negative"
        yield Ground(what="Polarity", text=f"negative: {why}.")
    if claim.hedge is not None:
        yield Ground(what="Hedge", text=f"“{told.hedge}”, so that it is {_certainty(claim)}.")
    elif certainty := wording.CERTAINTIES[claim.certainty]:
        yield Ground(what="Certainty", text=f"{certainty}.")
    if claim.condition is not None:
        yield Ground(what="Condition", text=f"“{told.condition}”.")
    if claim.aux is not Aux.ACTUAL:
        yield Ground(what="Told as", text=f"{wording.AUX[claim.aux]}, and so no happening by itself.")
    if claim.accused is not None:
        printed = material.shown(claim.document, claim.accused.span)
        side = material.names.side(claim.accused.side)
        yield Ground(
            what="Accused", text=f"“{printed}”, taken for: {_named(material, claim.accused.actor)} ({side})."
        )
    if told.chain:
        yield Ground(what="Passed on", text=f"as told by {wording.listing(told.chain)}.")


def _speaker(material: Material, claim: Claim) -> str:
    source = claim.source
    if claim.voice is Voice.AUTHOR:
        return "the outlet itself: no source is named for it."
    if source.span is None:
        return "not named by the text, and not guessed."
    told = state(material, claim)
    text = f"“{told.speaker_printed or told.speaker}”"
    mentions = material.by_document[claim.document].mentions
    before = next((m.antecedent for m in mentions if m.span == source.span and m.antecedent), None)
    if before is not None:
        text += f", which takes up “{material.shown(claim.document, before.span)}”"
    return f"{text}, taken for: {told.speaker} ({told.side_label})."


def _named(material: Material, actor: str | None) -> str:
    return material.names.actor(actor) if actor is not None else "not resolved"


def _certainty(claim: Claim) -> str:
    return wording.CERTAINTIES[claim.certainty] or "told as certain all the same"


def _who(material: Material, event: Event) -> str:
    parts = []
    for each, does in ((event.initiator, "acts"), (event.target, "is the target")):
        if each is not None:
            printed = material.shown(event.document, each.span)
            parts.append(f"“{printed}” ({material.names.side(each.side)}) {does}")
    if event.sequence is not Sequence.UNSTATED:
        parts.append("told as acting first" if event.sequence is Sequence.FIRST else "told as a response")
    return "; ".join(parts) + "."


def _counted(event: Event) -> str:
    if event.aux is not Aux.ACTUAL:
        return f"not as an incident of its own: {wording.AUX[event.aux]}."
    return "as having happened, as told." if event.countable else "not as an incident: no single happening."


def _made(material: Material, claim: str) -> Iterable[Ground]:
    """What linking made of the claim, each with the beginning of its id."""
    rows = material.made_of.get(claim, ())
    return (_one(material, row) for row in rows if not isinstance(row, Origin) or len(row.claims) > 1)


def _one(material: Material, row: DerivedRow | Origin) -> Ground:
    return Ground(
        what="Part of", text=f"{kind_of(row)} {kept(material, row.id)}: {in_a_line(material, row)}."
    )
