"""An instrument in, the duties that it lays down out: the one path through this room."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from trucewatch.instruments.actions import action, objects
from trucewatch.instruments.conditions import exception, trigger, verifier
from trucewatch.instruments.layout import Provision, provisions
from trucewatch.instruments.limits import limits
from trucewatch.instruments.norm import Form, Norm
from trucewatch.instruments.norms import norms
from trucewatch.instruments.obligors import obligors, patient
from trucewatch.instruments.put import Put
from trucewatch.instruments.timetable import Entry, Timetable
from trucewatch.instruments.tokens import Tokens, data, listed
from trucewatch.model.claim import Passage, Quote
from trucewatch.model.document import Document
from trucewatch.model.instrument import InstrumentReading, Limit, ProposedDuty
from trucewatch.model.span import Span
from trucewatch.model.time import TimeExpression
from trucewatch.model.vocabulary import DeadlineType, Modality

_HEADING_WORDS = 12


def read_instrument(
    document: Document, times: Sequence[TimeExpression], *, signed: date | None = None
) -> InstrumentReading:
    """The duties of an instrument, in the order of its text.

    Args:
        document: the instrument's text.
        times: the dates in it, with spans in the document's text; they become limits where a word of limit
            governs them.
        signed: the day of signature or adoption; limits counted from it have no day without it.
    """
    cut = tuple(provisions(document.text))
    reading = _Reading(document.text, times, signed)
    proposed = [duty for provision in cut for duty in reading.duties(provision)]
    return InstrumentReading(
        document=document,
        signed=signed,
        sentences=tuple(provision.span for provision in cut),
        duties=tuple(reading.timed(duty) for duty in proposed),
    )


@dataclass(frozen=True, slots=True)
class _LeadIn:
    """What the words that open a list hand to its items; ``modality`` where the act stands in them alone."""

    obligor: tuple[Quote, ...]
    modality: Modality | None
    limits: tuple[Limit, ...]


class _Reading:
    """One pass over the provisions, with what later ones refer back to."""

    def __init__(self, text: str, times: Sequence[TimeExpression], signed: date | None) -> None:
        self._text, self._times, self._signed = text, times, signed
        self._timetable = Timetable(signed)
        self._clauses: dict[str, list[Entry]] = {}
        self._lead_ins: dict[Span, _LeadIn] = {}

    def duties(self, provision: Provision) -> Iterator[ProposedDuty]:
        """The duties of one provision, still without their limits."""
        tokens = Tokens(self._text, provision.span)
        if not _is_operative(tokens, provision):
            return
        put = limits(self._text, provision.span, self._times, self._signed)
        found = norms(tokens) or self._item(tokens, provision)
        if _is_heading(tokens, provision, found):
            return
        if _carries_limits(tokens, found):
            self._carry(provision, put)
            return
        for norm in found:
            own = _limits_of(put, norm, found, tokens)
            if provision.span.of(self._text).endswith(":"):
                self._lead_ins[provision.span] = self._lead_in(tokens, norm, own)
            if not _only_opens_a_list(tokens, norm):
                yield from self._laid_down(tokens, provision, norm, _modality(tokens, norm, found), own)

    def _item(self, tokens: Tokens, provision: Provision) -> list[Norm]:
        """The act of an item whose list is led into by a modal: "shall not: (a) FLY aircraft"."""
        lead = self._lead_ins.get(provision.lead_in) if provision.lead_in is not None else None
        if lead is None or lead.modality is None or not tokens.is_word(0):
            return []
        return [Norm(Form.ITEM, lead.modality, range(0), 0)]

    def _laid_down(
        self, tokens: Tokens, provision: Provision, norm: Norm, modality: Modality, put: Sequence[Put]
    ) -> Iterator[ProposedDuty]:
        """The duty of one norm, or one for each thing that its act is owed for."""
        words = action(tokens, norm)
        lead = self._lead_ins.get(provision.lead_in) if provision.lead_in is not None else None
        obligor = tuple(tokens.quote(one) for one in obligors(tokens, norm, words))
        if lead is not None and not norm.cue:
            obligor, modality = obligor or lead.obligor, lead.modality or modality
        things = [
            tokens.quote(one) for one in objects(tokens, words) or (patient(tokens, norm, words),) if one
        ]
        for thing in things or (None,):
            act = Passage.of(self._text, [tokens.span(words)])
            yield ProposedDuty(
                id=self._entered(provision, act.text, put, lead),
                clause=provision.number,
                words=_quote(self._text, provision.span),
                lead_in=_quote(self._text, provision.lead_in) if provision.lead_in is not None else None,
                modality=modality,
                cue=tokens.quote(norm.cue) if norm.cue else None,
                obligor=obligor,
                action=act,
                object=thing,
                trigger=trigger(self._text, provision.span),
                exception=exception(self._text, provision.span),
                verifier=verifier(self._text, provision.span),
            )

    def _lead_in(self, tokens: Tokens, norm: Norm, put: Sequence[Put]) -> _LeadIn:
        found = [self._timetable.limit(one) for one in put]
        only = _only_opens_a_list(tokens, norm)
        return _LeadIn(
            tuple(tokens.quote(one) for one in obligors(tokens, norm, range(norm.act, norm.act + 1))),
            norm.modality if only else None,
            tuple(limit for limit in found if limit.role == "effective_from" and limit.derived_date),
        )

    def _entered(self, provision: Provision, act: str, put: Sequence[Put], lead: _LeadIn | None) -> str:
        """Enter a duty into the timetable; returns its id."""
        entries = self._clauses.setdefault(provision.number, [])
        number = re.sub(r"\W+", "-", provision.number.lower()).strip("-")
        entry = Entry(f"{number}-{len(entries) + 1}", act)
        for one in put:
            entry.limits.append(self._timetable.limit(one, entry.limits))
        if lead is not None and not entry.limits:
            entry.limits += [limit.model_copy(update={"quote": None}) for limit in lead.limits]
        entries.append(entry)
        self._timetable.entries.append(entry)
        return entry.id

    def _carry(self, provision: Provision, put: Sequence[Put]) -> None:
        """Limits of a sentence about an earlier duty go to the duties of its clause."""
        for entry in self._clauses.get(provision.number, []):
            for one in put:
                entry.limits.append(self._timetable.limit(one, entry.limits))

    def timed(self, duty: ProposedDuty) -> ProposedDuty:
        """``duty`` with the limits that it has once the whole text is read, the governing one first."""
        (entry,) = (one for one in self._timetable.entries if one.id == duty.id)
        ordered = sorted(entry.limits, key=_rank)
        anchors = {limit.anchor for limit in ordered} - {duty.id}
        known = tuple(one.id for one in self._timetable.entries if one.id in anchors)
        return duty.model_copy(update={"deadlines": tuple(ordered), "depends_on": known})


def _quote(text: str, span: Span) -> Quote:
    return Quote(text=span.of(text), span=span)


def _only_opens_a_list(tokens: Tokens, norm: Norm) -> bool:
    """Whether the act stands in a list below: "shall not:", "the following are prohibited:"."""
    ends = tokens.at(len(tokens) - 1) == ":"
    return not tokens.is_word(norm.act) or (ends and norm.form is Form.BARRED)


def _is_operative(tokens: Tokens, provision: Provision) -> bool:
    """Whether a provision may lay something down: no preamble, no signatures."""
    if not len(tokens):
        return False
    first = tokens.at(0)
    reason = first in listed("preamble") or (
        first.endswith("ing") and provision.span.of(tokens.text).endswith(",")
    )
    if reason and not provision.item and tokens.at(1) not in {"out", "of"}:
        return False
    return not any(tokens.starts(0, [tuple(words.split())]) for words in data("norms.yaml")["closing"])


def _is_heading(tokens: Tokens, provision: Provision, found: Sequence[Norm]) -> bool:
    """Whether a clause with no verb is only a title: short, without a full stop, in no list."""
    if any(norm.form is not Form.BARE for norm in found):
        return False
    ended = provision.span.of(tokens.text)[-1] in ".;"
    if ended or provision.lead_in is not None:
        return False
    capitals = sum(tokens.printed(at)[:1].isupper() for at in range(len(tokens)))
    return len(tokens) <= _HEADING_WORDS or 2 * capitals > len(tokens)


def _carries_limits(tokens: Tokens, found: Sequence[Norm]) -> bool:
    """Whether the provision only says when an earlier duty is to begin or to end."""
    if not found or found[0].form is not Form.MODAL or not found[0].cue:
        return False
    subject = {tokens.at(at) for at in range(min(found[0].cue.start, 6))}
    return bool(subject & listed("carriers")) and tokens.at(found[0].act) in listed("phases")


def _limits_of(put: Sequence[Put], norm: Norm, found: Sequence[Norm], tokens: Tokens) -> list[Put]:
    """The limits that belong to one norm: those after its act, and those that open the sentence for all."""
    starts = sorted({_start(tokens, one, found) for one in found})
    own = _start(tokens, norm, found)
    following = next((start for start in starts if start > own), None)
    first, last = starts[0], _at(tokens, found[-1].act)
    return [
        one
        for one in put
        if one.quote.span.start < first
        or (own <= one.quote.span.start and (following is None or one.quote.span.start < following))
        or (one.quote.span.start >= last and _shares_cue(norm, found))
    ]


def _shares_cue(norm: Norm, found: Sequence[Norm]) -> bool:
    """Whether the norm stands in a row of acts under one cue, whose limit at the end holds for all."""
    return norm.form is Form.BAN and norm.cue == found[-1].cue


def _start(tokens: Tokens, norm: Norm, found: Sequence[Norm]) -> int:
    """Where a norm's own words begin: at its cue, or at its act where it shares the cue of one before."""
    shares = any(one.cue == norm.cue and one.act < norm.act for one in found)
    return _at(tokens, norm.act if shares else min([*norm.cue, norm.act]))


def _at(tokens: Tokens, index: int) -> int:
    """Where a word begins; where the last one does for a norm whose act stands in a list below."""
    return tokens.spans[min(index, len(tokens) - 1)].start


def _rank(limit: Limit) -> tuple[bool, bool, bool]:
    at_once = limit.value == "P0D" and limit.anchor == "signature" and limit.role == "due_on"
    return (at_once, limit.derived_date is None, limit.type is not DeadlineType.ABSOLUTE)


def _modality(tokens: Tokens, norm: Norm, found: Sequence[Norm]) -> Modality:
    """The kind of norm, with what its words say against it: a hedge, or a predicate that orders no act."""
    since = max((one.act for one in found if one.act < norm.act), default=0)
    hedges = [tuple(hedge.split()) for hedge in data("norms.yaml")["hedges"]]
    if any(tokens.starts(at, hedges) for at in range(since, norm.act)):
        return Modality.ASPIRATION
    if norm.modality in {Modality.OBLIGATION, Modality.ASPIRATION} and norm.form is Form.MODAL:
        be = ["be"] if norm.passive or tokens.at(norm.act - 1) == "be" else []
        told = " ".join([*be, *tokens.low[norm.act : norm.act + 4]])
        if any(told.startswith(start) for start in data("norms.yaml")["procedural"]):
            return Modality.PROCEDURAL
        if tokens.at(norm.act) in {"aim", "seek", "strive", "endeavour"}:
            return Modality.ASPIRATION
    return norm.modality
