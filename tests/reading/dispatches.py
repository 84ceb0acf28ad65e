"""Short invented dispatches made into what the rules of the reading room take."""

from __future__ import annotations

from datetime import UTC, date, datetime

from trucewatch.model.base import sha256_text
from trucewatch.model.claim import Claim, Extraction, Passage, Source, claim_id
from trucewatch.model.document import Document
from trucewatch.model.event import CasualtyClaim, Event
from trucewatch.model.lexicon import Lexicon, LexiconEntry, NameForm
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import Certainty, Directness, Method, Polarity, Stance
from trucewatch.reading.events import find_events
from trucewatch.reading.masking import mask
from trucewatch.reading.quantities import find_casualties
from trucewatch.reading.sentences import sentences

PUBLISHED = date(2031, 5, 9)

FORMS = {
    "name": NameForm.NAME,
    "adjective": NameForm.ADJECTIVE,
    "people": NameForm.PEOPLE,
    "capital": NameForm.METONYM,
    "person": NameForm.PERSON,
    "town": NameForm.PLACE,
}
VARLAND = {
    "name": "Varland",
    "adjective": "Varlandic",
    "people": "Varlandics",
    "capital": "Pont Luz",
    "person": "Ana Reth",
    "town": "Kesk",
}
OSTRIA = {
    "name": "Ostria",
    "adjective": "Ostrian",
    "people": "Ostrians",
    "capital": "Great Harrow",
    "person": "Ilja Dorn",
    "town": "Upper Mell",
}


def lexicon(*parties: dict[str, str]) -> Lexicon:
    """A lexicon of invented parties, their forms under the ids ``p0``, ``p1`` and so on."""
    return Lexicon(
        LexiconEntry(
            surface, FORMS[form], f"p{number}/{form}" if form in {"person", "town"} else f"p{number}"
        )
        for number, party in enumerate(parties)
        for form, surface in party.items()
    )


LEXICON = lexicon(VARLAND, OSTRIA)


def document(text: str, published: date | None = PUBLISHED) -> Document:
    """A document of ``text``."""
    return Document(
        id="d",
        address="d",
        name="d",
        sha256="0" * 64,
        text=text,
        text_sha256=sha256_text(text),
        media_type="text/plain",
        published=published,
        captured_at=datetime(2031, 5, 9, tzinfo=UTC),
        tool="utf-8",
    )


def claim(text: str, content: str, *, stance: Stance = Stance.ASSERT, cue: str | None = None) -> Claim:
    """A claim whose content is the words ``content`` of ``text``, with a stance and perhaps a cue."""
    spans = [Span(text.index(content), text.index(content) + len(content))]
    cues = [] if cue is None else [Span(text.index(cue), text.index(cue) + len(cue))]
    return Claim(
        id=claim_id(sha256_text(text), None, cues, spans),
        document="d",
        sentence=0,
        source=Source(),
        cue=Passage.of(text, cues) if cues else None,
        content=Passage.of(text, spans),
        directness=Directness.INDIRECT,
        stance=stance,
        polarity=Polarity.POSITIVE,
        certainty=Certainty.CERTAIN,
        extraction=Extraction(method=Method.CUE, confidence=1, reader="test"),
    )


def events(
    text: str, *claims: Claim, names: Lexicon = LEXICON, published: date | None = PUBLISHED
) -> list[Event]:
    """The events of ``text``."""
    masked = mask(text, names)
    return list(find_events(masked, document(text, published), sentences(masked.text), claims))


def casualties(text: str, *claims: Claim, names: Lexicon = LEXICON) -> list[CasualtyClaim]:
    """The casualty claims of ``text``."""
    masked, cut = mask(text, names), sentences(mask(text, names).text)
    told = find_events(masked, document(text), cut, claims)
    return list(find_casualties(masked, document(text), cut, claims, told))
