"""Quantities: how many people were killed, wounded, missing, captured or displaced, as told.

`people` finds the numbers of people, `harm` what befell them; here they become rows, each with the claim
that tells it and the event that it belongs to. Nothing is ever added up, and what is denied gives no row.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from trucewatch.model.base import content_id
from trucewatch.model.claim import Claim
from trucewatch.model.document import Document
from trucewatch.model.event import CasualtyClaim, Event
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import Outcome, PloverRoot, Stance
from trucewatch.reading.circumstances import hedge_at
from trucewatch.reading.events import Telling, quote
from trucewatch.reading.harm import Harm, find_harm
from trucewatch.reading.masking import MaskedText
from trucewatch.reading.people import People
from trucewatch.reading.wording import Wording, data

_VIOLENT = frozenset({PloverRoot.ASSAULT, PloverRoot.COERCE})
_LISTING = frozenset({",", "and", "as", "well"})
_OF_VIOLENCE = frozenset({Outcome.KILLED, Outcome.WOUNDED})
_REACH = 2  # sentences back to the event whose harm is told
_LEADING = frozenset({"in", "by", "during", "when", "as", "after"})


def find_casualties(
    masked: MaskedText,
    document: Document,
    sentences: Sequence[Span],
    claims: Sequence[Claim],
    events: Sequence[Event],
) -> tuple[CasualtyClaim, ...]:
    """The casualty claims of a document, in the order of the text.

    Args:
        masked: The document's text with its names hidden; all rules run on its view.
        document: The document; its text is the one that was masked.
        sentences: The sentences, as spans of the masked view.
        claims: The claims of the document, with spans of its text.
        events: Its events, to which rows are tied.
    """
    telling = Telling(masked, claims)
    found: list[CasualtyClaim] = []
    for number, sentence in enumerate(sentences):
        w = Wording.of(masked.text, number, sentence)
        before: tuple[People, CasualtyClaim] | None = None
        told: list[tuple[People, CasualtyClaim]] = []
        for people, harm in find_harm(w):
            claim = telling.of(w.span_of(people.start, people.end))
            if claim is None or claim.stance is not Stance.DENY:
                row = _row(w, people, harm, claim, telling, document, events)
                if before is not None and before[1].outcome is row.outcome:
                    row = row.model_copy(update={"part_of": _whole(w, people, *before)})
                elif before is not None:
                    row = row.model_copy(update={"part_of": _total(w, people, row, told)})
                found.append(row)
                before = people, row
                told.append(before)
    return tuple(found)


def _row(
    w: Wording,
    people: People,
    harm: Harm,
    claim: Claim | None,
    telling: Telling,
    document: Document,
    events: Sequence[Event],
) -> CasualtyClaim:
    phrase = quote(telling.masked, w.span_of(people.start, people.end))
    hedge = hedge_at(w, harm.at)
    return CasualtyClaim(
        id=content_id(document.text_sha256, phrase.span, str(harm.outcome)),
        document=document.id,
        sentence=w.number,
        claim=None if claim is None else claim.id,
        phrase=phrase,
        outcome=harm.outcome,
        status=people.status,
        n_min=people.number.n_min,
        n_max=people.number.n_max,
        vague=people.number.vague,
        hedge=None if hedge is None else quote(telling.masked, hedge),
        event=_event(telling.masked, w, phrase.span, events) or _taken_up(w, harm, events),
    )


def _whole(w: Wording, people: People, before: People, told: CasualtyClaim) -> str | None:
    """The row that ``people`` are among: "nine, including four children and two guards"."""
    between = {w.lower(at) for at in range(before.end, people.start)}
    of_them = (w.lower(people.number.end), w.lower(people.number.end + 1)) == ("of", "them")
    if "including" in between or of_them:
        return told.part_of or told.id
    return told.part_of if between and between <= _LISTING else None


def _total(
    w: Wording, people: People, row: CasualtyClaim, told: Sequence[tuple[People, CasualtyClaim]]
) -> str | None:
    """The total of its outcome that a number is among: "9 killed, including 3 killed in one house"."""
    for at in range(people.start - 1, -1, -1):
        if w.lower(at) == "including":
            alike = [one for other, one in told if other.end <= at and one.outcome is row.outcome]
            return alike[-1].id if alike else None
        if w.lower(at) == ";" or w.isin(at, "subordinators") or w.isin(at, "auxiliaries"):
            break
    return None


def _event(masked: MaskedText, w: Wording, at: Span, events: Sequence[Event]) -> str | None:
    """The violent event of the sentence that the people were harmed in, if one is told as actual."""
    violent = [e for e in events if e.sentence == w.number and e.countable and e.plover in _VIOLENT]
    before = [event for event in violent if event.trigger.span.start < at.start]
    after = [event for event in violent if event.trigger.span.start >= at.start]
    if after and (not before or _leads_to(masked, w, at, after[0])):
        return after[0].id
    return before[-1].id if before else None


def _taken_up(w: Wording, harm: Harm, events: Sequence[Event]) -> str | None:
    """The violent event told last before, where the sentence only adds what came of it.

    "A post was shelled. Two guards were wounded, it said." A toll that runs over time is no one event's.
    """
    if harm.outcome not in _OF_VIOLENCE or any(w.lower(at) in _elsewhere() for at in range(len(w))):
        return None
    violent = [e for e in events if e.countable and e.plover is PloverRoot.ASSAULT and e.sentence < w.number]
    last = max(violent, key=lambda event: event.trigger.span, default=None)
    return last.id if last is not None and w.number - last.sentence <= _REACH else None


@cache
def _elsewhere() -> frozenset[str]:
    """Words by which a sentence tells of another event than the one before, or of a toll over time."""
    return frozenset(data("outcomes.yaml")["elsewhere"])


def _leads_to(masked: MaskedText, w: Wording, at: Span, event: Event) -> bool:
    """Whether the phrase's own clause goes on to the event: "were killed in a raid"."""
    gap = w.inside(masked.masked(Span(at.end, event.trigger.span.start)))
    words = [w.lower(spot) for spot in gap]
    return "," not in words and (len(words) < 4 or bool(set(words) & _LEADING))
