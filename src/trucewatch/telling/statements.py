"""A claim as it is told: who, by which verb, in whose words, how directly, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from pydantic import Field

from trucewatch.model.base import Frozen
from trucewatch.model.claim import Claim
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import (
    ActorKind,
    Aux,
    Certainty,
    Directness,
    Polarity,
    Stance,
    Voice,
)
from trucewatch.telling import wording
from trucewatch.telling.material import Material
from trucewatch.telling.names import PRIVATE_PERSON
from trucewatch.telling.provenance import channel_of

NOT_NAMED = "A source that is not named"
#: Polarity is told where the verb does not tell it already.
_NEGATIVE_VERBS = frozenset({Stance.DENY, Stance.REJECT})


#: Verbs that speak of what has not come to be: no badge needs to say so again.
_ABOUT_TO_COME = frozenset({Stance.DEMAND, Stance.PLEDGE, Stance.THREATEN})
_SHORT = 90
#: Quotation marks around words that get them anew, the same way for everybody.
_MARKS = '“”„‟"«» '


class Line(Frozen):
    """A sentence in the system's voice with the claims behind it; there is none without."""

    text: str
    claims: tuple[str, ...] = Field(min_length=1)


class BadgeKind(StrEnum):
    """What a badge tells of a statement."""

    DIRECTNESS = "directness"
    SOURCE = "source"
    HEDGE = "hedge"
    CERTAINTY = "certainty"
    POLARITY = "polarity"
    AUX = "aux"
    CONDITION = "condition"
    CHAIN = "chain"
    CHANNEL = "channel"
    ORIGIN = "origin"
    CONTESTED = "contested"


class Badge(Frozen):
    """One short mark beside a statement: words always, never a colour alone."""

    kind: BadgeKind
    text: str


class Statement(Frozen):
    """One claim, ready to be shown; text is as printed in the document, less what is withheld."""

    claim: str
    document: str
    publisher: str | None
    published: date | None
    speaker: str
    """The neutral label, or the source as printed where no card names it."""
    speaker_printed: str | None
    side: str
    side_label: str
    stance: Stance
    verb: str
    cue: str | None = None
    """The outlet's own cue, as printed: it tells a denial of "X" from a saying of "not X"."""
    accused: str | None = None
    words: str
    quoted: bool
    """Whether all of ``words`` are the speaker's own; else they are the outlet's, in part or wholly."""
    polarity: Polarity
    certainty: Certainty
    directness: Directness
    aux: Aux
    voice: Voice
    hedge: str | None = None
    condition: str | None = None
    channel: str | None = None
    """How it reached the outlet (``interview``, ``statement`` …), where the text tells."""
    chain: tuple[str, ...] = ()
    """Who tells that the speaker said so, from the nearest outwards."""
    badges: tuple[Badge, ...] = ()

    @property
    def lead(self) -> str:
        """What stands before the words: ``The army of Ostria denies [said]``.

        The cue is printed after a verb of denial, since "said that no shot was fired" and "denied that
        a shot was fired" are both denials, in words that differ by a negation.
        """
        words = [self.speaker, self.verb, self.accused or ""]
        if self.cue and self.stance in _NEGATIVE_VERBS:
            words.append(f"[{self.cue}]")
        return " ".join(word for word in words if word)

    @property
    def told(self) -> str:
        """The words: in “ ” if they are the speaker's own, else in ‹ › as the outlet's."""
        return self._marked(self.words)

    @property
    def in_short(self) -> str:
        """The line with its words cut after some ninety characters, at a word's end."""
        if len(self.words) <= _SHORT:
            return self.line
        words = self.words[:_SHORT].rsplit(" ", 1)[0] + " …"
        return f"{self.lead}: {self._marked(words)}"

    def _marked(self, words: str) -> str:
        return f"“{words}”" if self.quoted else f"‹{words}›"

    @property
    def line(self) -> str:
        """The whole in one line: lead, then words."""
        return f"{self.lead}: {self.told}"


def state(material: Material, claim: Claim) -> Statement:
    """A claim as a statement."""
    document = material.document(claim)
    speaker = speaker_of(material, claim)
    chain = _chain(material, claim)
    condition = material.shown(claim.document, claim.condition.span) if claim.condition else None
    hedge = material.shown(claim.document, claim.hedge.span) if claim.hedge else None
    channel = channel_of(material, claim)
    quoted = claim.directness is Directness.DIRECT
    words = " … ".join(material.shown(claim.document, span) for span in claim.content.spans)
    return Statement(
        claim=claim.id,
        document=claim.document,
        publisher=document.publisher,
        published=document.published,
        speaker=speaker,
        speaker_printed=_printed(material, claim),
        side=claim.source.side,
        side_label=material.names.side(claim.source.side),
        stance=claim.stance,
        verb=wording.verb(claim.stance, plural=wording.is_plural(speaker, claim.source.kind)),
        cue=" … ".join(material.shown(claim.document, span) for span in claim.cue.spans)
        if claim.cue
        else None,
        accused=_accused(material, claim),
        words=words.strip(_MARKS).rstrip(",") if quoted else words,
        quoted=quoted,
        polarity=claim.polarity,
        certainty=claim.certainty,
        directness=claim.directness,
        aux=claim.aux,
        voice=claim.voice,
        hedge=hedge,
        condition=condition,
        channel=channel,
        chain=chain,
        badges=(*_badges(claim, hedge, condition, chain), *_provenance(material, claim, channel)),
    )


def statements(material: Material, claims: Iterable[str]) -> tuple[Statement, ...]:
    """The claims of these ids as statements, in the order of documents and of the text."""
    return tuple(state(material, claim) for claim in material.in_text_order(claims))


def speaker_of(material: Material, claim: Claim) -> str:
    """Who speaks, in the system's words: a card's label, else the source as printed, else "not named"."""
    source = claim.source
    if claim.voice is Voice.AUTHOR:
        return material.document(claim).publisher or "An outlet that is not known"
    if source.kind is ActorKind.PERSON_PRIVATE:
        return wording.sentence_case(PRIVATE_PERSON)
    card = material.names.actor_card(source.actor)
    if card is not None:
        return wording.sentence_case(material.names.actor(card.id))
    if source.span is None:
        return NOT_NAMED
    printed = wording.sentence_case(material.shown(claim.document, source.span).strip(" ,"))
    return f"‹{printed}›" if _is_label(material, claim.document, source.span) else printed


def _is_label(material: Material, document: str, span: Span) -> bool:
    """Whether a loaded label stands in the words: the system prints such words as a quotation only."""
    mentions = material.by_document[document].mentions
    return any(mention.label and mention.span.overlaps(span) for mention in mentions)


def _printed(material: Material, claim: Claim) -> str | None:
    if claim.source.span is None or claim.source.kind is ActorKind.PERSON_PRIVATE:
        return None
    return material.shown(claim.document, claim.source.span)


def _accused(material: Material, claim: Claim) -> str | None:
    if claim.accused is None or claim.stance is not Stance.ACCUSE:
        return None
    first = claim.content.spans[0]
    if first.contains(claim.accused.span) and claim.accused.span.start <= first.start + 1:
        return None  # the words begin with the accused: "accuses: ‹X of …›"
    if claim.accused.actor is not None:
        return material.names.actor(claim.accused.actor)
    return f"‹{material.shown(claim.document, claim.accused.span)}›"


def _chain(material: Material, claim: Claim) -> tuple[str, ...]:
    outer: list[str] = []
    seen = {claim.id}
    enclosing = claim.nested_in
    while enclosing is not None and enclosing in material.every and enclosing not in seen:
        seen.add(enclosing)
        teller = material.every[enclosing]
        outer.append(speaker_of(material, teller))
        enclosing = teller.nested_in
    return tuple(outer)


def _badges(
    claim: Claim, hedge: str | None, condition: str | None, chain: tuple[str, ...]
) -> Iterable[Badge]:
    yield from _who(claim)
    yield from (Badge(kind=BadgeKind.CHAIN, text=f"as told by {teller}") for teller in chain)
    if hedge is not None:
        yield Badge(kind=BadgeKind.HEDGE, text=f"hedged: “{hedge}”")
    if (certainty := wording.CERTAINTIES[claim.certainty]) and claim.stance not in _ABOUT_TO_COME:
        yield Badge(kind=BadgeKind.CERTAINTY, text=certainty)
    denies = claim.stance in _NEGATIVE_VERBS
    said_not = claim.polarity is Polarity.NEGATIVE and not denies
    if said_not:
        yield Badge(kind=BadgeKind.POLARITY, text="in the negative")
    aux = wording.AUX[claim.aux]
    told_by_verb = ((denies or said_not) and claim.aux is Aux.NEGATED) or (
        claim.stance in _ABOUT_TO_COME and claim.aux in {Aux.FUTURE, Aux.HYPOTHETICAL}
    )
    if aux and not told_by_verb:
        yield Badge(kind=BadgeKind.AUX, text=aux)
    if condition is not None:
        yield Badge(kind=BadgeKind.CONDITION, text=f"on condition: “{condition}”")


def _provenance(material: Material, claim: Claim, channel: str | None) -> Iterable[Badge]:
    """How it reached the outlet, whether documents repeat it, and whether other origins say the same."""
    if channel is not None:
        yield Badge(kind=BadgeKind.CHANNEL, text=channel)
    alike = {claim.id, *material.repeats.get(claim.id, ())}
    documents = {document for one in alike for document in material.documents_of.get(one, ())}
    if len(documents) > 1:
        yield Badge(kind=BadgeKind.ORIGIN, text=f"repeated in {len(documents)} documents, no second source")
    others = {material.origin_of.get(one, one) for one in material.corroborating.get(claim.id, ())}
    if others:
        yield Badge(kind=BadgeKind.ORIGIN, text=f"also told by {wording.count(len(others), 'other origin')}")


def _who(claim: Claim) -> Iterable[Badge]:
    """Whose words they are, and how the source is named."""
    if claim.voice is Voice.AUTHOR:
        yield Badge(kind=BadgeKind.SOURCE, text="outlet’s own words")
        return
    yield Badge(kind=BadgeKind.DIRECTNESS, text=wording.DIRECTNESS[claim.directness])
    if claim.source.span is None:
        yield Badge(kind=BadgeKind.SOURCE, text="source not named")
    elif claim.source.kind is ActorKind.ANONYMOUS:
        yield Badge(kind=BadgeKind.SOURCE, text="unnamed source")
    elif claim.source.kind is ActorKind.UNRESOLVED and claim.source.actor is None:
        yield Badge(kind=BadgeKind.SOURCE, text="source as printed, not resolved")
    elif claim.stance is Stance.ACKNOWLEDGE:
        yield Badge(kind=BadgeKind.SOURCE, text="on its own act")
