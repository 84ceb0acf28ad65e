"""Why linking made an incident, a relation, an origin or a row of a running matter."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.model.linking import Incident, Origin, Relation, Tie, TrackEvent
from trucewatch.model.vocabulary import Occurrence
from trucewatch.telling import wording
from trucewatch.telling.explaining.grounds import Explanation, Ground, judged, said
from trucewatch.telling.incidents import incident_label, referent_label
from trucewatch.telling.independence import independence
from trucewatch.telling.material import Material
from trucewatch.telling.statements import state


def of_incident(material: Material, incident: Incident) -> Explanation:
    """An incident: which tellings were brought together and why, and what each account rests on."""
    claims = material.rows_of(incident)
    told = independence(material, claims, observer=incident.third_party_observed)
    events = wording.count(len(incident.events), "telling")
    grounds = [
        Ground(what="Incident", text=f"{incident_label(material, incident)}."),
        Ground(
            what="Rests on",
            text=f"{events} of an event; {told.badge}; {told.ladder}.",
            claims=tuple(claim for claim in claims if claim in material.every),
        ),
    ]
    grounds += [_tie(material, tie) for tie in incident.ties]
    if len(incident.events) == 1 and not incident.ties:
        grounds.append(Ground(what="Brought together", text="nothing: one telling of one event."))
    elif not incident.ties:
        grounds.append(
            Ground(what="Brought together", text="the reasons were not kept; link the record anew.")
        )
    grounds += _accounts(material, incident)
    if not incident.countable:
        grounds.append(Ground(what="Counted", text="not: it is told as a habit, and no single happening."))
    return Explanation(
        row=incident.id,
        kind="incident",
        grounds=(*grounds, *judged(material, [incident.id, *incident.events, *claims])),
    )


def of_relation(material: Material, relation: Relation) -> Explanation:
    """Two claims set against each other, or beside each other: the rule, its basis, both quotes."""
    by = relation.made_by.partition(":")
    how = {"rule": f"by the rule “{by[2]}”", "model": f"by the model {by[2]} alone, and so only possible"}
    basis = relation.basis.rstrip(".")
    about = referent_label(material, relation.referent)
    slot = f", of the slot: {wording.SLOTS[relation.slot]}" if relation.slot else ""
    grounds = [
        said(material, relation.a, "One says"),
        said(material, relation.b, "Other says"),
        Ground(what="Taken for", text=f"the first {wording.RELATIONS[relation.type]} the second."),
        Ground(what="On the point", text=f"{wording.DIMENSIONS[relation.dimension]}{slot}."),
        Ground(what="Made", text=f"{how.get(by[0], 'by a person')}: {wording.inline(basis)}."),
    ]
    if relation.cue is not None:
        grounds.append(Ground(what="Cue", text=f"“{_cue(material, relation)}”."))
    explicit = "the text itself sets them so" if relation.explicit else "no; a rule does"
    grounds += [
        Ground(what="In the text", text=f"{explicit}."),
        Ground(what="Origins", text=f"{wording.INDEPENDENCE[relation.independence]}."),
    ]
    if about:
        grounds.append(Ground(what="About", text=f"{about}."))
    return Explanation(
        row=relation.id,
        kind="relation",
        grounds=(*grounds, *judged(material, [relation.id, relation.a, relation.b])),
    )


def of_origin(material: Material, origin: Origin) -> Explanation:
    """An origin: its claims with their speakers, and why they count as one."""
    grounds = [
        Ground(
            what="Counted as one",
            text=f"{wording.ORIGIN_REASONS[reason]}: {_shared(material, origin, reason.value)}.",
        )
        for reason in sorted(origin.reasons)
    ]
    if not grounds:
        grounds = [Ground(what="Counted as one", text="a single claim; nothing was brought together.")]
    members = [said(material, claim.id, "Holds") for claim in material.in_text_order(origin.claims)]
    return Explanation(
        row=origin.id, kind="origin", grounds=(*grounds, *members, *judged(material, origin.claims))
    )


def of_track(material: Material, row: TrackEvent) -> Explanation:
    """A row of a running matter: the claim, and the kind that its words say."""
    matter = wording.inline(wording.TRACKS[row.track])
    kind = row.kind.replace("_", " ")
    return Explanation(
        row=row.id,
        kind="running matter",
        grounds=(
            said(material, row.claim, "Read from"),
            Ground(
                what="Taken for",
                text=f"a word on {matter}; kind: {kind}, by the lists of words of this matter "
                "(the first kind whose words it has).",
            ),
            *judged(material, [row.id, row.claim]),
        ),
    )


def _tie(material: Material, tie: Tie) -> Ground:
    a, b = (_telling(material, row) for row in (tie.a, tie.b))
    points = ""
    if tie.score is not None and tie.needed is not None:
        points = f" {tie.score:g} points, {tie.needed:g} needed."
    claims = tuple(claim for row in (tie.a, tie.b) if (claim := _claim_of(material, row)) is not None)
    reasons = wording.listing(tie.reasons)
    return Ground(what="Brought together", text=f"{a} and {b}: {reasons}.{points}", claims=claims)


def _telling(material: Material, row: str) -> str:
    """An event by the words that tell it, with whose they are; a claim by its words."""
    event = material.event.get(row)
    if event is None:
        return state(material, material.every[row]).in_short if row in material.every else f"row {row[:8]}"
    words = material.shown(event.document, event.trigger.span)
    document = material.by_document[event.document].document
    when = wording.day(document.published) if document.published else "date not known"
    claim = _claim_of(material, row)
    speaker = f"{state(material, material.every[claim]).speaker} in " if claim is not None else ""
    return f"“{words}” ({speaker}{document.publisher or document.name}, {when})"


def _claim_of(material: Material, row: str) -> str | None:
    event = material.event.get(row)
    claim = event.claim if event is not None else row
    return claim if claim in material.every else None


def _accounts(material: Material, incident: Incident) -> Iterable[Ground]:
    told = {account.side: account for account in incident.accounts}
    asked = material.names.around({*incident.parties, *told})
    for side in material.names.ordered(asked | set(told)):
        label = material.names.side(side)
        account = told.get(side)
        claims = material.in_text_order(account.claims) if account is not None else ()
        if account is None or account.occurrence is Occurrence.NO_ACCOUNT or not claims:
            text = f"{label}: {wording.no_account(material.read)}."
            yield Ground(what="Account", text=text)
            continue
        lines = wording.some([state(material, claim).in_short for claim in claims], most=4)
        yield Ground(
            what="Account",
            text=f"{label} {wording.OCCURRENCES[account.occurrence]}: {lines}.",
            claims=tuple(claim.id for claim in claims),
        )


def _cue(material: Material, relation: Relation) -> str:
    """The words of the cue, as they may be shown, from the claim's document that has them."""
    assert relation.cue is not None
    for claim in (relation.a, relation.b):
        document = material.every[claim].document
        if relation.cue.span.of(material.by_document[document].document.text) == relation.cue.text:
            return material.shown(document, relation.cue.span)
    return "not shown"


def _shared(material: Material, origin: Origin, reason: str) -> str:
    """What the claims of an origin have in common, for one reason, as far as the rows tell it."""
    claims = material.in_text_order(origin.claims)
    told = [state(material, claim) for claim in claims]
    if reason in {"same_speaker", "same_organ"}:
        return wording.listing(dict.fromkeys(each.speaker for each in told))
    if reason in {"same_publisher_group", "wire_credit"}:
        return wording.listing(dict.fromkeys(each.publisher or "publisher not known" for each in told))
    documents = dict.fromkeys(material.document(claim).name for claim in claims)
    return wording.listing(documents)
