"""Origins: which claims go back to one speaker, release or text (domain model, section 5).

Every claim gets keys, and claims that share a key are one origin:

1. a resolved authority speaks: its chain of command, that is the party of its actor id (a state, its
   ministry, army and officials are one; a de facto authority and its forces are one);
2. another resolved speaker: the actor;
3. a named but unresolved speaker: the words that name it, within one document and its copies;
4. the outlet, or nobody named: the document and its copies, its publisher, the wire that it credits,
   and the outlet that it cites;
5. anything unresolved inside a passage of 30 tokens that two documents share: the passage;
6. words in quotation marks: each run of 8 tokens, among speakers who are not on different sides.

A copy adds no key of its own: it takes those of the first of its near-duplicates, so that adding a
copy changes no count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from trucewatch.linking.copies import Copies
from trucewatch.linking.groups import Groups
from trucewatch.linking.similarity import gram_hashes, tokens
from trucewatch.linking.statements import Statement, root_of
from trucewatch.linking.wordlists import word_list
from trucewatch.model.base import content_id
from trucewatch.model.document import Document
from trucewatch.model.linking import Origin
from trucewatch.model.reading import DocumentReading
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

_Key = tuple[OriginReason, str]
_QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]+)[”\"“»]")
_CREDIT = re.compile(r"[(\[]\s*([^()\[\]]{2,40}?)\s*[)\]]")


class Origins:
    """The clusters, and which one a claim belongs to."""

    def __init__(self, rows: Sequence[Origin], statements: Iterable[Statement]) -> None:
        self.rows = tuple(rows)
        self._of = {claim: row.id for row in rows for claim in row.claims}
        self._statements = {statement.id: statement for statement in statements}

    def of(self, claim: str) -> str:
        """The id of the origin of a claim."""
        return self._of[claim]

    def count(self, claims: Iterable[str]) -> int:
        """How many origins stand behind some claims."""
        return len({self._of[claim] for claim in claims})

    def independence(self, a: Statement, b: Statement) -> Independence:
        """How two claims stand to each other; a speaker that is not known counts as dependent.

        ``dependent``: one origin, and one organ or text; ``same_side``: speakers of one side;
        ``unknown``: the outlet, the press or nobody named is one of the two.
        """
        if a.voices & b.voices and not a.by_author:
            return Independence.DEPENDENT if _same_organ(a, b) else Independence.SAME_SIDE
        if self._of[a.id] == self._of[b.id]:
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


def find_origins(
    statements: Sequence[Statement], readings: Sequence[DocumentReading], copies: Copies
) -> Origins:
    """Every claim in exactly one origin; the order of documents changes nothing."""
    documents = {reading.document.id: reading.document for reading in readings}
    holders: dict[_Key, list[Statement]] = {}
    for statement in statements:
        for key in _keys(statement, copies, documents):
            holders.setdefault(key, []).append(statement)
    groups = Groups(statement.id for statement in statements)
    why: list[tuple[str, OriginReason]] = []
    for (reason, _), holding in [*holders.items(), *_shared_quotes(statements)]:
        for other in holding[1:]:
            groups.join(holding[0].id, other.id)
        if len(holding) > 1:
            why.append((holding[0].id, _named(reason, holding)))
    return Origins(_rows(groups, why, statements), statements)


def _rows(
    groups: Groups[str], why: Sequence[tuple[str, OriginReason]], statements: Sequence[Statement]
) -> list[Origin]:
    reasons: dict[str, set[OriginReason]] = {}
    for claim, reason in why:
        reasons.setdefault(groups.first(claim), set()).add(reason)
    by_id = {statement.id: statement for statement in statements}
    return [
        Origin(
            id=content_id("origin", first),
            claims=claims,
            sides=tuple(sorted({side for claim in claims for side in by_id[claim].sides})),
            reasons=tuple(sorted(reasons.get(first, ()))),
        )
        for first, claims in groups.groups().items()
    ]


def _keys(statement: Statement, copies: Copies, documents: Mapping[str, Document]) -> list[_Key]:
    source = statement.claim.source
    original = documents[copies.original[statement.claim.document]]
    if source.actor is not None and not statement.by_author:
        if source.kind in AUTHORITIES:
            return [(OriginReason.SAME_ORGAN, root_of(source.actor))]
        keys = [(OriginReason.SAME_SPEAKER, source.actor)]
        if source.kind is ActorKind.MEDIA_OUTLET and source.text is not None:
            keys.append((OriginReason.CITES, _outlet(source.text)))
        return keys
    if source.text is not None and not statement.by_author:
        speaker = " ".join(tokens(statement.plain(source.span) if source.span else source.text))
        keys = [(OriginReason.SAME_SPEAKER, f"{original.id}\x1f{speaker}")]
        if source.kind is ActorKind.MEDIA_OUTLET:
            keys.append((OriginReason.CITES, _outlet(source.text)))
    else:
        speaker = ""
        keys = [(OriginReason.NEAR_DUPLICATE, original.id)]
        if original.publisher is not None:
            keys.append((OriginReason.SAME_PUBLISHER_GROUP, _outlet(original.publisher)))
            keys.append((OriginReason.CITES, _outlet(original.publisher)))
        keys += [(OriginReason.WIRE_CREDIT, agency) for agency in wire_credits(original)]
    content = statement.claim.content.spans
    for span, passage in copies.passages.get(statement.claim.document, ()):
        if any(span.contains(part) for part in content):
            keys.append((OriginReason.NEAR_DUPLICATE, f"{passage}\x1f{speaker}"))
    return keys


def _outlet(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def _named(reason: OriginReason, holding: Sequence[Statement]) -> OriginReason:
    """One chain of command is ``same_speaker`` where all its claims are one actor's."""
    if reason is OriginReason.SAME_ORGAN and len({s.claim.source.actor for s in holding}) == 1:
        return OriginReason.SAME_SPEAKER
    if reason is OriginReason.NEAR_DUPLICATE and len({s.claim.document for s in holding}) == 1:
        return OriginReason.SAME_PUBLISHER_GROUP
    return reason


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


def _shared_quotes(statements: Sequence[Statement]) -> list[tuple[_Key, list[Statement]]]:
    """Claims that hold the same 8 quoted tokens; a party's words quoted by another are no one's copy."""
    holders: dict[int, dict[str, Statement]] = {}
    for statement in statements:
        direct = statement.claim.directness is Directness.DIRECT
        for quote in [statement.content] if direct else _QUOTED.findall(statement.content):
            for gram in gram_hashes(tokens(quote), QUOTE_TOKENS):
                holders.setdefault(gram, {})[statement.id] = statement
    shared: dict[tuple[str, ...], list[Statement]] = {}
    for held in holders.values():
        by_side: dict[str, list[Statement]] = {}
        for statement in held.values():
            known = ";".join(sorted(set(statement.sides) - {MEDIA, UNRESOLVED}))
            by_side.setdefault(known, []).append(statement)
        unknown = by_side.pop("", [])
        one_side = len(by_side) == 1
        sets = (
            [members + unknown for members in by_side.values()] if one_side else [*by_side.values(), unknown]
        )
        for members in sets:
            if len(members) > 1:
                ordered = sorted(members, key=lambda s: s.order)
                shared[tuple(s.id for s in ordered)] = ordered
    return [((OriginReason.SAME_RELEASE, ids[0]), members) for ids, members in shared.items()]
