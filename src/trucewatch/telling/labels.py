"""Which words for people and places each side uses, as used; the system prints them nowhere else."""

from __future__ import annotations

from collections import defaultdict

from trucewatch.model.base import Frozen
from trucewatch.model.claim import Claim
from trucewatch.model.event import Mention
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import MEDIA, Directness, Voice
from trucewatch.telling import wording
from trucewatch.telling.material import Material
from trucewatch.telling.statements import speaker_of


class LabelUse(Frozen):
    """One word for one referent, by one user, with every place where it is used so."""

    referent: str
    """The neutral name; ``not resolved`` when the record can't tell."""
    kind: str
    """``label`` for a loaded word, ``toponym`` for one of several names of a place."""
    words: str
    user: str
    side: str
    side_label: str
    uses: int
    documents: int
    claims: tuple[str, ...]


def label_uses(material: Material) -> tuple[LabelUse, ...]:
    """Loaded labels and rival toponyms, by referent, then by word, then by user."""
    found: dict[tuple[str, str, str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for reading in material.documents:
        for mention in reading.mentions:
            told = _referent(material, mention)
            if told is None:
                continue
            claim = innermost(material, reading, mention.span)
            if claim is None:
                continue
            kind, referent = told
            words = material.shown(reading.document.id, mention.span)
            user, side = _user(material, reading, claim, mention)
            found[referent, kind, words, user, side].append((claim.id, reading.document.id))
    return tuple(
        LabelUse(
            referent=referent,
            kind=kind,
            words=words,
            user=user,
            side=side,
            side_label=material.names.side(side),
            uses=len(places),
            documents=len({document for _, document in places}),
            claims=tuple(claim.id for claim in material.in_text_order(claim for claim, _ in places)),
        )
        for (referent, kind, words, user, side), places in sorted(
            found.items(), key=lambda item: tuple(part.casefold() for part in item[0])
        )
    )


def _referent(material: Material, mention: Mention) -> tuple[str, str] | None:
    """``(kind, neutral name)`` of a mention that tells whose words are used, else nothing."""
    if mention.label:
        return "label", material.names.actor(mention.actor) if mention.actor else "not resolved"
    card = material.names.place_card(mention.place)
    if card is None or card.sensitive or len({name.used_by for name in card.names if name.used_by}) < 2:
        return None
    return "toponym", material.names.place(card.id)


def _user(material: Material, reading: DocumentReading, claim: Claim, mention: Mention) -> tuple[str, str]:
    """Whose word it is, with the side: the speaker's inside quotation marks, otherwise the outlet's.

    Reported speech is told in the outlet's words: nobody is charged with a word that is not quoted.
    """
    speaker = speaker_of(material, claim)
    if claim.voice is Voice.AUTHOR or _quoted(reading.document.text, claim, mention):
        return speaker, claim.source.side
    outlet = reading.document.publisher or "An outlet that is not known"
    return (
        f"{outlet}, telling what {wording.inline(speaker) if claim.source.span is None else speaker} said",
        MEDIA,
    )


def _quoted(text: str, claim: Claim, mention: Mention) -> bool:
    """Whether the mention stands inside quotation marks of the claim's content."""
    if claim.directness is Directness.DIRECT:
        return True
    around = next(span for span in claim.content.spans if span.contains(mention.span))
    before = text[around.start : mention.span.start] + mention.text[:1]
    straight = before.count('"') % 2 == 1
    return straight or before.rfind("“") > before.rfind("”")


def innermost(material: Material, reading: DocumentReading, words: Span) -> Claim | None:
    """The chosen claim with the shortest content around ``words``: quoted words are the inner source's."""
    around = [
        claim
        for claim in reading.claims
        if claim.id in material.chosen_ids and any(span.contains(words) for span in claim.content.spans)
    ]
    return min(around, key=lambda claim: (sum(map(len, claim.content.spans)), claim.id), default=None)
