"""Origins: which claims go back to one speaker, release or text (domain model, section 5).

Every claim has one origin, by the first of these that fits; the origin of a claim never depends on what is
read after it, but for an unnamed speaker whose words turn out to be somebody's release (4).

1. A resolved authority speaks: its chain of command, that is the party of its actor id (a state, its
   ministry, army and officials are one; a de facto authority and its forces are one).
2. Another resolved speaker: the actor; of an outlet, the outlet, with what that outlet publishes itself.
3. Words in quotation marks that an earlier claim holds too, 8 tokens or more, unless the two speakers are
   known to be on different sides: the origin of that claim.
4. The other way about: where the earlier one's speaker is not resolved and the later one's is, the earlier
   claim goes to the later one's origin.
5. A named but unresolved speaker: the words that name it, within one document and its copies.
6. The outlet, or nobody named: the wire that the document credits, else its publisher, else the document.

A near-copy, and a passage of 30 tokens that stood in an earlier document, count as that document's, so that
adding a copy changes no count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from trucewatch.linking.copies import Copied
from trucewatch.linking.similarity import gram_hashes, tokens
from trucewatch.linking.statements import Statement, root_of
from trucewatch.linking.wordlists import word_list
from trucewatch.model.base import content_id
from trucewatch.model.claim import Source
from trucewatch.model.document import Document
from trucewatch.model.linkage import Linkage
from trucewatch.model.linking import ClaimOrigin
from trucewatch.model.vocabulary import (
    MEDIA,
    UNRESOLVED,
    ActorKind,
    Directness,
    Independence,
    OriginReason,
)

#: Kinds that speak within a chain of command, so that all of a party's count as one.
AUTHORITIES = frozenset(
    {
        ActorKind.STATE,
        ActorKind.STATE_ORGAN,
        ActorKind.INTERNATIONAL_ORG,
        ActorKind.DE_FACTO_AUTHORITY,
        ActorKind.ARMED_FORCE,
        ActorKind.ARMED_GROUP,
        ActorKind.PEACEKEEPING_FORCE,
        ActorKind.MONITORING_MISSION,
        ActorKind.PERSON_OFFICIAL,
        ActorKind.PERSON_GROUP,
    }
)
QUOTE_TOKENS = 8
#: How many claims with one run of quoted words are looked at.
HOLDERS = 8

_QUOTE = "quote"
_QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]+)[”\"“»]")
_CREDIT = re.compile(r"[(\[]\s*([^()\[\]]{2,40}?)\s*[)\]]")


class Moved(NamedTuple):
    """An earlier claim whose words turned out to be another's."""

    place: int
    origin: ClaimOrigin


def trace_origins(
    statements: Sequence[Statement],
    copied: Copied,
    linkage: Linkage,
    document_at: Callable[[int], Document],
    earlier: Callable[[int, str], tuple[Statement, str]],
) -> tuple[tuple[ClaimOrigin, ...], tuple[Moved, ...]]:
    """The origin of each claim of a document, and the earlier claims that it moves.

    Args:
        statements: the document's, in the order of the text.
        copied: what it has from earlier documents.
        linkage: what the documents before it left; its quotations are noted there.
        document_at: the document at a place.
        earlier: a claim of the document at an earlier place, and the id of its origin.
    """
    found: list[ClaimOrigin] = []
    moved: list[Moved] = []
    for statement in statements:
        place = statement.rank
        origin = _of_speaker(statement)
        for other_place, other, known in _holders(statement, linkage, earlier):
            if origin is None:
                origin = _Origin(known, OriginReason.SAME_RELEASE)
            elif _of_speaker(other) is None and known != origin.id:
                own = _Origin(origin.id, OriginReason.SAME_RELEASE)
                moved.append(Moved(other_place, own.of(other)))
        found.append((origin or _of_text(statement, copied, document_at)).of(statement))
        for gram in _quoted_grams(statement):
            linkage.post(place, _QUOTE, str(gram), statement.id)
    return tuple(found), tuple(moved)


def independence(a: Statement, b: Statement, one_origin: bool) -> Independence:
    """How two claims stand to each other; a speaker that is not known counts as dependent.

    ``dependent``: one origin, and one organ or text; ``same_side``: speakers of one side;
    ``unknown``: the outlet, the press or nobody named is one of the two.
    """
    if a.voices & b.voices and not a.by_author:
        return Independence.DEPENDENT if _same_organ(a, b) else Independence.SAME_SIDE
    if one_origin:
        return Independence.DEPENDENT
    if {MEDIA, UNRESOLVED} & (set(a.sides) | set(b.sides)):
        return Independence.UNKNOWN
    return Independence.INDEPENDENT


def _same_organ(a: Statement, b: Statement) -> bool:
    """Whether one speaker is the other, or stands above it in the same chain of command."""
    one, other = a.claim.source.actor, b.claim.source.actor
    if one is None or other is None:
        return a.claim.source.text == b.claim.source.text
    return one == other or one.startswith(other + "/") or other.startswith(one + "/")


class _Origin(NamedTuple):
    """An origin, and why a claim is of it."""

    id: str
    reason: OriginReason

    def of(self, statement: Statement) -> ClaimOrigin:
        """It as the origin of a claim."""
        sides, actor = statement.sides, statement.claim.source.actor
        return ClaimOrigin(statement.id, self.id, self.reason, sides, actor)


def _of_speaker(statement: Statement) -> _Origin | None:
    """The origin of a claim whose speaker is resolved, or is an outlet."""
    source = statement.claim.source
    if statement.by_author:
        return None
    if source.kind is ActorKind.MEDIA_OUTLET and source.text is not None:
        return _origin(OriginReason.CITES, "outlet", _outlet(_name_of(source)))
    if source.actor is None:
        return None
    if source.kind in AUTHORITIES or source.kind is ActorKind.DOCUMENT:  # "according to their statement"
        return _origin(OriginReason.SAME_ORGAN, "organ", root_of(source.actor))
    return _origin(OriginReason.SAME_SPEAKER, "actor", source.actor)


def _of_text(statement: Statement, copied: Copied, document_at: Callable[[int], Document]) -> _Origin:
    """The origin of a claim whose speaker only the document can tell."""
    place = copied.original
    for span, earlier in copied.passages:
        if any(span.contains(part) for part in statement.claim.content.spans):
            place = earlier
            break
    document = document_at(place)
    copy = place != statement.rank
    source = statement.claim.source
    key: tuple[str, ...]
    if source.text is not None and not statement.by_author:
        speaker = " ".join(tokens(statement.plain(source.span) if source.span else source.text))
        reason, key = OriginReason.SAME_SPEAKER, ("speaker", document.id, speaker)
    elif agencies := wire_credits(document):
        reason, key = OriginReason.WIRE_CREDIT, ("outlet", agencies[0])
    elif document.publisher is not None:
        reason, key = OriginReason.SAME_PUBLISHER_GROUP, ("outlet", _outlet(document.publisher))
    else:
        reason, key = OriginReason.SAME_PUBLISHER_GROUP, ("document", document.id)
    return _origin(OriginReason.NEAR_DUPLICATE if copy else reason, *key)


def _origin(reason: OriginReason, *key: str) -> _Origin:
    return _Origin(content_id("origin", *key), reason)


def _holders(
    statement: Statement, linkage: Linkage, earlier: Callable[[int, str], tuple[Statement, str]]
) -> Iterable[tuple[int, Statement, str]]:
    """Earlier claims with 8 of its quoted tokens, whose speakers are not known to be on another side."""
    own = set(statement.sides) - {MEDIA, UNRESOLVED}
    seen: set[tuple[int, str]] = set()
    for gram in _quoted_grams(statement):
        for posting in linkage.first(_QUOTE, str(gram), HOLDERS):
            if posting in seen or posting.place == statement.rank:
                continue
            seen.add((posting.place, posting.item))
            other, known = earlier(posting.place, posting.item)
            theirs = set(other.sides) - {MEDIA, UNRESOLVED}
            if not own or not theirs or own == theirs:
                yield posting.place, other, known


def _quoted_grams(statement: Statement) -> list[int]:
    direct = statement.claim.directness is Directness.DIRECT
    quotes = [statement.content] if direct else _QUOTED.findall(statement.content)
    return [gram for quote in quotes for gram in gram_hashes(tokens(quote), QUOTE_TOKENS)]


def _name_of(source: Source) -> str:
    """An outlet's name as its id has it, where it is known: "the state-run Coast Agency" is the agency."""
    known = source.actor is not None and "/" not in source.actor
    return (source.actor or "").replace("-", " ") if known else source.text or ""


def _outlet(name: str) -> str:
    """An outlet's name in lower case without its article; an agency under its short name."""
    plain = " ".join(re.findall(r"\w+", name.casefold().replace("’", "'").removeprefix("the ")))
    return next((agency for agency, forms in _agencies() if forms.fullmatch(name.strip())), plain)


def wire_credits(document: Document) -> tuple[str, ...]:
    """The news agencies named by the byline, or in brackets in the first or last line; alphabetically."""
    places = [document.byline or ""]
    lines = [line for line in document.text.splitlines() if line.strip()] or [""]
    places += [match.group(1) for line in {lines[0], lines[-1]} for match in _CREDIT.finditer(line)]
    return tuple(
        sorted(
            agency for agency, expression in _agencies() if any(expression.search(place) for place in places)
        )
    )


@cache
def _agencies() -> tuple[tuple[str, re.Pattern[str]], ...]:
    listed = word_list("wires")["agencies"]
    return tuple(
        (name, re.compile(r"(?<!\w)(?:" + "|".join(forms) + r")(?!\w)")) for name, forms in listed.items()
    )
