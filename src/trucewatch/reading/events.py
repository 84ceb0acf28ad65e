"""Events: one row for each thing that the text tells, with who tells it.

1. `triggers` finds the heads of a sentence, `actuality` says how each is told.
2. Where an act is named, the words that only say what came of it or what it was are no event of their
   own: "strikes that killed four", "violated the truce by shelling".
3. `participants` and `circumstances` read what stands around the head.
4. The innermost claim whose content holds the head tells it; a speech act is told by the claim it cues.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from trucewatch.model.base import content_id
from trucewatch.model.claim import Claim, Participant, Quote
from trucewatch.model.document import Document
from trucewatch.model.event import Event
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import Aux, PloverRoot, SubType
from trucewatch.reading.acts import own_acts
from trucewatch.reading.actuality import actuality
from trucewatch.reading.circumstances import (
    hedge_at,
    means_of,
    operation_name,
    own_words,
    place_of,
    sequence_of,
)
from trucewatch.reading.further import FurtherDeeds
from trucewatch.reading.masking import MaskedText
from trucewatch.reading.participants import roles
from trucewatch.reading.triggers import SPEECH_ACTS, Trigger, find_triggers
from trucewatch.reading.wording import Wording

_RECENT = 3  # sentences before, in which an act that "the attack" takes up is looked for
_VIOLENT = frozenset({PloverRoot.ASSAULT, PloverRoot.COERCE, PloverRoot.MOBILIZE})
_BY_MEANS = (
    ({"drone", "air"}, SubType.AIR_OR_DRONE_STRIKE),
    ({"mine"}, SubType.MINE_OR_UXO),
    ({"artillery", "mortar", "rocket"}, SubType.SHELLING),
)
_REFINED = frozenset({SubType.OTHER, SubType.EXCHANGE_OF_FIRE})


def find_events(
    masked: MaskedText,
    document: Document,
    sentences: Sequence[Span],
    claims: Sequence[Claim],
    further: FurtherDeeds | None = None,
    likely: Callable[[Span], float] | None = None,
) -> tuple[Event, ...]:
    """The events of a document, in the order of the text.

    Args:
        masked: The document's text with its names hidden; all rules run on its view.
        document: The document; its text is the one that was masked.
        sentences: The sentences, as spans of the masked view.
        claims: The claims of the document, with spans of its text.
        further: What finds deeds that the rules pass over; ``None`` for the rules alone.
        likely: How likely it is, as the network finds, that what a span of the view tells happened.
    """
    telling = Telling(masked, claims, likely or _unsaid)
    found: list[Event] = []
    for number, sentence in enumerate(sentences):
        w = Wording.of(masked.text, number, sentence)
        name = operation_name(w)
        told = {event.plover for event in found if event.countable and event.sentence >= number - _RECENT}
        heads = find_triggers(w)
        if further is not None:
            heads = sorted([*heads, *further(w, heads)], key=lambda trigger: trigger.start)
        for trigger in own_acts(w, _without_name(w, heads, name), told):
            event = _event(w, trigger, own_words(w, trigger, heads, name), telling, document)
            if name is not None and event.plover in _VIOLENT:
                event = event.model_copy(update={"name": quote(masked, name)})
                name = None
            found.append(event)
    return tuple(found)


def _without_name(w: Wording, triggers: list[Trigger], name: Span | None) -> list[Trigger]:
    """The heads without one inside an operation's name, where another names the act itself."""
    if name is None:
        return triggers
    others = [t for t in triggers if not name.overlaps(w.span_of(t.start, t.end))]
    return others if any(t.root in _VIOLENT for t in others) else triggers


def _unsaid(_: Span) -> float:
    """Without a network nothing is likelier than not."""
    return 0.5


@dataclass(frozen=True)
class Telling:
    """Which claim tells what stands where, and how likely it is; spans are of the masked view."""

    masked: MaskedText
    claims: Sequence[Claim]
    likely: Callable[[Span], float] = _unsaid

    def of(self, span: Span, *, speech: bool = False) -> Claim | None:
        """The innermost claim whose content holds ``span`` of the view; whose cue does, for a speech act."""
        if speech:
            for claim in self.claims:
                if claim.cue is not None and any(
                    self.masked.masked(cue).overlaps(span) for cue in claim.cue.spans
                ):
                    return claim
        holding = [
            (sum(len(part) for part in claim.content.spans), claim)
            for claim in self.claims
            if any(self.masked.masked(part).contains(span) for part in claim.content.spans)
        ]
        return min(holding, key=lambda pair: pair[0])[1] if holding else None


def _event(w: Wording, trigger: Trigger, own: range, telling: Telling, document: Document) -> Event:
    """The row of ``trigger``; ``own`` are its words of the clause."""
    masked = telling.masked
    year = document.published.year if document.published is not None else None
    at = w.span_of(trigger.start, trigger.end)
    speech = trigger.root in SPEECH_ACTS
    content_claim = telling.of(at)
    claim = telling.of(at, speech=True) if speech else content_claim
    aux = actuality(w, trigger, content_claim, year=year, likely=telling.likely(at))
    told = roles(w, trigger)
    means = means_of(w, trigger, own, told.initiator) if trigger.root in _VIOLENT else ()
    place = place_of(w, trigger, own, told.target)
    printed = quote(masked, at)
    return Event(
        id=content_id(document.text_sha256, printed.span, str(trigger.root)),
        document=document.id,
        sentence=w.number,
        claim=None if claim is None else claim.id,
        trigger=printed,
        plover=trigger.root,
        sub_type=_refined(trigger.rule.sub_type, means),
        aux=aux,
        countable=aux is Aux.ACTUAL,
        initiator=_participant(masked, w, told.initiator),
        target=_participant(masked, w, told.target),
        both_sides=told.both_sides,
        sequence=sequence_of(w, trigger),
        place=None if place is None else quote(masked, place),
        means=means,
        hedge=_hedge(masked, w, trigger.start),
    )


def _refined(sub_type: SubType | None, means: tuple[str, ...]) -> SubType | None:
    """A general kind of violence made precise by its means."""
    if sub_type not in _REFINED:
        return sub_type
    return next((kind for words, kind in _BY_MEANS if words & set(means)), sub_type)


def _hedge(masked: MaskedText, w: Wording, at: int) -> Quote | None:
    span = hedge_at(w, at)
    return None if span is None else quote(masked, span)


def _participant(masked: MaskedText, w: Wording, words: range) -> Participant | None:
    if not words:
        return None
    printed = quote(masked, w.span_of(words.start, words.stop))
    return Participant(text=printed.text, span=printed.span)


def quote(masked: MaskedText, span: Span) -> Quote:
    """``span`` of the view as words of the text."""
    original = masked.original(span)
    return Quote(text=original.of(masked.source), span=original)
