"""The sample's dispatches with the rows that a reader should find in them, and what links them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.telling.sample import OSTRIA, VARLAND, Dispatch, Party, Sample, theatre
from trucewatch.model.base import content_id
from trucewatch.model.claim import Claim
from trucewatch.model.event import MentionType
from trucewatch.model.event import Sequence as Order
from trucewatch.model.linking import (
    Account,
    ComplianceClaim,
    DutyTie,
    Incident,
    Judgement,
    Linked,
    Origin,
    PartyReading,
    Relation,
    Tie,
    TrackEvent,
)
from trucewatch.model.time import Interval
from trucewatch.model.vocabulary import (
    AboutKind,
    ActorKind,
    Aux,
    Certainty,
    Compliance,
    DeadlineType,
    Dimension,
    Directness,
    Independence,
    Occurrence,
    OriginReason,
    Outcome,
    PersonStatus,
    PloverRoot,
    Polarity,
    RelationType,
    Slot,
    Stance,
    SubType,
    Track,
    Voice,
)

CLASH = content_id("incident", "clash")
SHELLING = content_id("incident", "shelling")
CLASH_DAY = Interval(start=date(2031, 8, 2), end=date(2031, 8, 2), prec=1)
SHELLING_WEEK = Interval(start=date(2031, 8, 4), end=date(2031, 8, 10), prec=3)


def judgement(verb: str, *subjects: Claim | Judgement, day: int, reason: str) -> Judgement:
    """What the desk decided on a day of August 2031."""
    ids = tuple(subject.id for subject in subjects)
    at = datetime(2031, 8, day, 9, tzinfo=UTC)
    return Judgement(
        id=content_id("judgement", verb, ids), verb=verb, subjects=ids, by="the desk", at=at, reason=reason
    )


def sample(v: Party = VARLAND, o: Party = OSTRIA) -> Sample:  # noqa: PLR0915 - a plain list of rows
    """Seven dispatches about two parties, with everything that a brief can tell in them."""
    v_state = {"actor": v.id, "kind": ActorKind.STATE, "side": v.id}
    v_ministry = {"actor": f"{v.id}/defence-ministry", "kind": ActorKind.STATE_ORGAN, "side": v.id}
    reth = {"actor": f"{v.id}/defence-ministry/reth", "kind": ActorKind.PERSON_OFFICIAL, "side": v.id}
    o_army = {"actor": f"{o.id}/army", "kind": ActorKind.ARMED_FORCE, "side": o.id}
    dalen = {"actor": f"{o.id}/foreign-ministry/dalen", "kind": ActorKind.PERSON_OFFICIAL, "side": o.id}
    mission = {"actor": "kelm-mission", "kind": ActorKind.MONITORING_MISSION, "side": "monitor"}

    # 1: a clash, an accusation and a denial
    d1 = Dispatch(
        "courier-1",
        f"The army of {o.name} accused {v.adjective} troops of opening fire first near {o.town} on Saturday, leaving two of its soldiers wounded.\n"
        f"Ana Reth, the defence minister of {v.name}, denied that her troops had fired first.\n"
        "“Our units answered shelling from the ridge,” she told reporters in the capital.\n"
        "The valley has seen little traffic since spring.",
        published=date(2031, 8, 3),
        publisher="Kelm Courier",
        title="Fire along the old road",
    )
    first = d1.claim(
        f"opening fire first near {o.town} on Saturday", source=f"The army of {o.name}", cue="accused",
        stance=Stance.ACCUSE, accused=(f"{v.adjective} troops", f"{v.id}/army", v.id), **o_army,
    )  # fmt: skip
    wounded = d1.claim(
        "leaving two of its soldiers wounded", source=None, cue=None, directness=Directness.INDIRECT,
    )  # fmt: skip
    denial = d1.claim(
        "her troops had fired first", source=f"Ana Reth, the defence minister of {v.name}", cue="denied",
        stance=Stance.DENY, polarity=Polarity.NEGATIVE, certainty=Certainty.CERTAIN_NOT, aux=Aux.NEGATED, **reth,
    )  # fmt: skip
    answered = d1.claim(
        "Our units answered shelling from the ridge", source="she", cue="told",
        directness=Directness.DIRECT, stance=Stance.JUSTIFY, **reth,
    )  # fmt: skip
    traffic = d1.claim("The valley has seen little traffic since spring", voice=Voice.AUTHOR, side="media")
    fire = d1.event(
        "opening fire first", first, sub_type=SubType.EXCHANGE_OF_FIRE, place=o.town, place_id="place:aldmoor",
        sequence=Order.FIRST,
    )  # fmt: skip
    hurt = d1.casualty(
        "two of its soldiers", wounded, outcome=Outcome.WOUNDED, status=PersonStatus.COMBATANT, side=o.id,
        n_min=2, n_max=2, event=fire.id,
    )  # fmt: skip
    d1.mention(o.town, place="place:aldmoor")
    d1.time("Saturday", CLASH_DAY)

    # 2: the other side's dead, and an observer
    d2 = Dispatch(
        "wire-1",
        f"At least three {v.adjective} soldiers were killed near {v.town}, the defence ministry of {v.name} said.\n"
        "The monitoring mission said its patrol heard heavy weapons on 2 August and could not tell who began.\n"
        "A farmer, Mira Holt, said her barn had burned at 41.2031, 22.4410.\n"
        "Shots also reached Post Nine, according to the mission.",
        published=date(2031, 8, 3),
        publisher="North Wire",
        title="Three dead in the valley, ministry says",
    )
    dead = d2.claim(
        f"At least three {v.adjective} soldiers were killed near {v.town}",
        source=f"the defence ministry of {v.name}", cue="said", **v_ministry,
    )  # fmt: skip
    heard = d2.claim(
        "its patrol heard heavy weapons on 2 August and could not tell who began",
        source="The monitoring mission", cue="said", **mission,
    )  # fmt: skip
    barn = d2.claim(
        "her barn had burned at 41.2031, 22.4410", source="A farmer, Mira Holt", cue="said",
        kind=ActorKind.PERSON_PRIVATE,
    )  # fmt: skip
    post = d2.claim("Shots also reached Post Nine", source="the mission", cue="according to", **mission)
    d2.event("killed", dead, place=v.town, place_id="place:aldmoor")
    killed = d2.casualty(
        f"At least three {v.adjective} soldiers", dead, outcome=Outcome.KILLED, status=PersonStatus.COMBATANT,
        side=v.id, n_min=3, n_max=None,
    )  # fmt: skip
    d2.mention(v.town, place="place:aldmoor")
    d2.mention("Post Nine", place="place:post-nine")

    # 3: a near copy of the second
    d3 = Dispatch(
        "lantern-1",
        f"At least three {v.adjective} soldiers died near {v.town}, according to the defence ministry of {v.name}.",
        published=date(2031, 8, 4),
        publisher="Daily Lantern",
        title="Deaths reported in the valley",
    )
    dead_again = d3.claim(
        f"At least three {v.adjective} soldiers died near {v.town}",
        source=f"the defence ministry of {v.name}", cue="according to", **v_ministry,
    )  # fmt: skip
    killed_again = d3.casualty(
        f"At least three {v.adjective} soldiers", dead_again, outcome=Outcome.KILLED,
        status=PersonStatus.COMBATANT, side=v.id, n_min=3, n_max=None,
    )  # fmt: skip

    # 4: the road, its limit, and what comes after it
    d4 = Dispatch(
        "courier-2",
        f"Under the Harn cease-fire {o.name} must open the eastern road before the old one is closed.\n"
        f"Ana Reth said {o.name} had one year from the signature to finish it, and that the time had run out.\n"
        "Ivo Dalen, the foreign ministry spokesman, told the Courier that “the year is counted from the day the survey was agreed, and no survey has been agreed.”\n"
        f"He rejected claims that {o.name} is not keeping the deal, saying the road is under way and will be open in the spring.\n"
        f"Reth said {v.name} would leave the old road once the eastern road is open.\n"
        f"{o.name} says the old road was never part of the deal.",
        published=date(2031, 8, 6),
        publisher="Kelm Courier",
        title="Two calendars for one road",
    )
    road = (AboutKind.OBLIGATION, "harn-4")
    leave = (AboutKind.OBLIGATION, "harn-5")
    paraphrase = d4.claim(
        f"Under the Harn cease-fire {o.name} must open the eastern road before the old one is closed",
        voice=Voice.AUTHOR, side="media", about=(road,),
    )  # fmt: skip
    year = d4.claim(
        f"{o.name} had one year from the signature to finish it",
        source="Ana Reth",
        cue="said",
        about=(road,),
        **reth,
    )
    run_out = d4.claim("the time had run out", source="Ana Reth", cue="said", about=(road,), **reth)
    survey = d4.claim(
        "the year is counted from the day the survey was agreed, and no survey has been agreed",
        source="Ivo Dalen, the foreign ministry spokesman,", cue="told", directness=Directness.DIRECT,
        about=(road,), **dalen,
    )  # fmt: skip
    keeping = d4.claim(
        f"{o.name} is not keeping the deal", source="He", cue="rejected claims", stance=Stance.REJECT,
        polarity=Polarity.NEGATIVE, about=(road,), **dalen,
    )  # fmt: skip
    spring = d4.claim(
        "the road is under way and will be open in the spring", source="He", cue="saying",
        stance=Stance.PLEDGE, aux=Aux.FUTURE, about=(road,), **dalen,
    )  # fmt: skip
    once = d4.claim(
        f"{v.name} would leave the old road once the eastern road is open", source="Reth", cue="said",
        stance=Stance.PLEDGE, aux=Aux.FUTURE, condition="once the eastern road is open", about=(leave,), **reth,
    )  # fmt: skip
    never = d4.claim(
        "the old road was never part of the deal", source=o.name, cue="says", about=(leave,),
        polarity=Polarity.NEGATIVE, actor=o.id, kind=ActorKind.STATE, side=o.id,
    )  # fmt: skip

    d4.mention("Harn cease-fire", agreement="agreement:harn", type=MentionType.NOMINAL)

    # 5: no date, no publisher, no named source
    d5 = Dispatch(
        "leaflet",
        f"The {o.adjective} raiders have reportedly moved dozens of families out of the upper valley.\n"
        "People in the valley fear that more will have to leave.\n"
        "The bridge was closed last month, officials said.",
        published=None,
        publisher=None,
    )
    families = d5.claim(
        f"The {o.adjective} raiders have reportedly moved dozens of families out of the upper valley",
        hedge="reportedly", certainty=Certainty.UNDERSPECIFIED,
    )  # fmt: skip
    fear = d5.claim(
        "more will have to leave", source="People in the valley", cue="fear", stance=Stance.SENTIMENT,
        aux=Aux.FEARED, kind=ActorKind.POPULATION_GROUP,
    )  # fmt: skip
    bridge = d5.claim(
        "The bridge was closed last month", source="officials", cue="said", kind=ActorKind.ANONYMOUS
    )
    d5.casualty(
        "dozens of families", families, outcome=Outcome.DISPLACED, status=PersonStatus.CIVILIAN, side="unresolved",
        n_min=12, n_max=None, vague=True, hedge="reportedly",
    )  # fmt: skip
    d5.mention(f"{o.adjective} raiders", actor=f"{o.id}/army", type=MentionType.NOMINAL, label=True)
    d5.time("last month", None)

    # 6: the truce, the mission, threats
    d6 = Dispatch(
        "wire-2",
        f"The defence ministry of {v.name} now puts the number of its dead at five.\n"
        "“The truce is in danger,” Reth said.\n"
        "Dalen denied that the truce was in peril.\n"
        f"“If the old road is closed, our answer will be hard,” the defence ministry of {v.name} warned.\n"
        f"The army of {o.name} said {v.name} regularly breaks the cease-fire.\n"
        "Reth said the mission looks away when shots are fired at her troops.\n"
        "The army said the mission shares its reports with the other side.\n"
        "Sorland, which hosted both ministers on 7 August, urged restraint.\n"
        f"The market in {v.town} was shelled in the first week of August, {v.name} said.",
        published=date(2031, 8, 11),
        publisher="North Wire",
        title="Ministry raises number of dead",
    )
    five = d6.claim(
        "the number of its dead at five",
        source=f"The defence ministry of {v.name}",
        cue="puts",
        line=0,
        **v_ministry,
    )
    killed_five = d6.casualty(
        "dead at five",
        five,
        outcome=Outcome.KILLED,
        status=PersonStatus.COMBATANT,
        side=v.id,
        n_min=5,
        n_max=5,
    )
    danger = d6.claim(
        "The truce is in danger", source="Reth", cue="said", line=1, directness=Directness.DIRECT, **reth
    )
    holding = d6.claim(
        "the truce was in peril", source="Dalen", cue="denied", line=2, stance=Stance.DENY,
        polarity=Polarity.NEGATIVE, certainty=Certainty.CERTAIN_NOT, **dalen,
    )  # fmt: skip
    d6.claim(
        "If the old road is closed, our answer will be hard", source=f"the defence ministry of {v.name}",
        cue="warned", line=3, stance=Stance.THREATEN, aux=Aux.HYPOTHETICAL, directness=Directness.DIRECT,
        condition="If the old road is closed", **v_ministry,
    )  # fmt: skip
    regularly = d6.claim(
        f"{v.name} regularly breaks the cease-fire", source=f"The army of {o.name}", cue="said", line=4,
        stance=Stance.ACCUSE, aux=Aux.HABITUAL, accused=(v.name, v.id, v.id), **o_army,
    )  # fmt: skip
    away = d6.claim(
        "the mission looks away when shots are fired at her troops", source="Reth", cue="said", line=5,
        stance=Stance.ACCUSE, accused=("the mission", "kelm-mission", "monitor"), **reth,
    )  # fmt: skip
    shares = d6.claim(
        "the mission shares its reports with the other side", source="The army", cue="said", line=6,
        stance=Stance.ACCUSE, accused=("the mission", "kelm-mission", "monitor"), **o_army,
    )  # fmt: skip
    restraint = d6.claim(
        "restraint", source="Sorland, which hosted both ministers on 7 August,", cue="urged", line=7,
        stance=Stance.DEMAND, actor="sorland", kind=ActorKind.STATE, side="mediator",
    )  # fmt: skip
    market = d6.claim(
        f"The market in {v.town} was shelled in the first week of August",
        source=v.name,
        cue="said",
        line=8,
        **v_state,
    )
    shelled = d6.event("shelled", market, sub_type=SubType.SHELLING, place=v.town, place_id="place:aldmoor")

    # 7: a correction of the first account of wounded
    d7 = Dispatch(
        "courier-3",
        f"The army of {o.name} said no shell had fallen on the market, and that one soldier, not two, had been wounded on 2 August.",
        published=date(2031, 8, 12),
        publisher="Kelm Courier",
        title="Army corrects its count",
    )
    no_shell = d7.claim(
        "no shell had fallen on the market", source=f"The army of {o.name}", cue="said", stance=Stance.DENY,
        polarity=Polarity.NEGATIVE, certainty=Certainty.CERTAIN_NOT, aux=Aux.NEGATED, **o_army,
    )  # fmt: skip
    corrected = d7.claim(
        "one soldier, not two, had been wounded on 2 August",
        source=f"The army of {o.name}",
        cue="said",
        **o_army,
    )
    hurt_later = d7.casualty(
        "one soldier",
        corrected,
        outcome=Outcome.WOUNDED,
        status=PersonStatus.COMBATANT,
        side=o.id,
        n_min=1,
        n_max=1,
    )

    clash = Incident(
        id=CLASH,
        label="exchange of fire",
        plover=PloverRoot.ASSAULT,
        sub_type=SubType.EXCHANGE_OF_FIRE,
        when=CLASH_DAY,
        place="place:aldmoor",
        where_prec=2,
        parties=tuple(sorted((v.id, o.id))),
        events=tuple(event.id for event in (*d1.events, *d2.events)),
        ties=(
            Tie(
                a=d1.events[0].id, b=d2.events[0].id, reasons=("same day", "same place"), score=3.5, needed=3.0
            ),
            Tie(a=d1.events[0].id, b=heard.id, reasons=("its words point back to what was told before",)),
        ),
        claims=tuple(c.id for c in (first, wounded, denial, answered, dead, heard, dead_again, five, corrected)),
        origins=3,
        third_party_observed=True,
        accounts=(
            Account(
                incident=CLASH, side=o.id, occurrence=Occurrence.ASSERTED, initiator=(v.id,), sequence="opening fire first",
                target=(o.id,), place="place:aldmoor", time=CLASH_DAY, casualties=(hurt_later.id,),
                claims=(first.id, corrected.id),
            ),
            Account(
                incident=CLASH, side=v.id, occurrence=Occurrence.PRESUPPOSED, initiator=(o.id,),
                sequence="answered shelling", means=("shelling",), place="place:aldmoor",
                casualties=(killed.id, killed_again.id, killed_five.id), motive=(answered.id,),
                claims=(denial.id, answered.id, dead.id, dead_again.id, five.id),
            ),
            Account(
                incident=CLASH, side="monitor", occurrence=Occurrence.ASSERTED, time=CLASH_DAY,
                means=("heavy weapons",), claims=(heard.id,),
            ),
        ),
    )  # fmt: skip
    shelling = Incident(
        id=SHELLING,
        label="shelling",
        plover=PloverRoot.ASSAULT,
        sub_type=SubType.SHELLING,
        when=SHELLING_WEEK,
        place="place:aldmoor",
        where_prec=1,
        parties=(v.id,),
        events=(shelled.id,),
        claims=(market.id, no_shell.id),
        origins=2,
        accounts=(
            Account(
                incident=SHELLING, side=v.id, occurrence=Occurrence.ASSERTED, place="place:aldmoor",
                time=SHELLING_WEEK, means=("shelling",), claims=(market.id,),
            ),
            Account(incident=SHELLING, side=o.id, occurrence=Occurrence.DENIED, claims=(no_shell.id,)),
        ),
    )  # fmt: skip

    def relation(a, b, kind, dimension, **fields):
        return Relation(
            id=content_id("relation", a.id, b.id, kind, dimension),
            a=a.id,
            b=b.id,
            type=kind,
            dimension=dimension,
            made_by=fields.pop("made_by", "rule:denial"),
            independence=fields.pop("independence", Independence.INDEPENDENT),
            **fields,
        )

    def reading(slot, value, claim, side, **fields):
        return PartyReading(
            id=content_id("reading", claim.id, slot),
            obligation=fields.pop("obligation", "harn-4"),
            side=side,
            by=claim.source.actor,
            slot=slot,
            value=value,
            claim=claim.id,
            **fields,
        )

    def keeping_of(claim, value, by, obligation="harn-4", accused=o.id):
        return ComplianceClaim(
            id=content_id("compliance", claim.id, value),
            obligation=obligation,
            agreement="harn",
            accused=accused,
            by=by,
            value=value,
            rule="delayed" if value is Compliance.DELAYED else None,
            accused_as="only_obligor" if value is Compliance.DELAYED else None,
            tie=DutyTie(by="carried_on", words=("the road",)) if value is Compliance.DELAYED else None,
            claim=claim.id,
        )

    def track(track_of, kind, claim, when=None):
        return TrackEvent(
            id=content_id("track", track_of, claim.id),
            track=track_of,
            kind=kind,
            side=claim.source.side,
            when=when,
            claim=claim.id,
        )

    linked = Linked(
        incidents=(shelling, clash),
        relations=(
            relation(
                denial,
                first,
                RelationType.DENIES,
                Dimension.INITIATOR,
                explicit=True,
                cue=d1.quote("denied"),
                basis="a denial of the same act follows in the text",
                referent=CLASH,
            ),
            relation(
                no_shell,
                market,
                RelationType.DENIES,
                Dimension.OCCURRENCE,
                basis="the same act at the same place is told and denied",
                referent=SHELLING,
            ),
            relation(
                run_out,
                survey,
                RelationType.REINTERPRETS,
                Dimension.READING,
                slot=Slot.DEADLINE,
                basis="different values of one slot",
                made_by="rule:slot",
                referent="harn-4",
            ),
            relation(
                holding,
                danger,
                RelationType.CONTRADICTS,
                Dimension.TRUCE_STATUS,
                explicit=True,
                cue=d6.quote("denied"),
                basis="a denial of the same state",
                referent="harn",
            ),
            relation(
                keeping,
                regularly,
                RelationType.CONTRADICTS,
                Dimension.COMPLIANCE,
                basis="the model sees opposed content",
                made_by="model:nli",
                referent="harn",
            ),
            relation(
                five,
                dead,
                RelationType.SUPERSEDES,
                Dimension.CASUALTIES,
                basis="a later number of one speaker",
                independence=Independence.DEPENDENT,
            ),
            relation(
                corrected,
                wounded,
                RelationType.SUPERSEDES,
                Dimension.CASUALTIES,
                basis="a later number of one speaker",
                independence=Independence.DEPENDENT,
            ),
        ),
        readings=(
            reading(
                Slot.OBLIGOR,
                f"{o.name} must open it",
                paraphrase,
                "media",
                layer="paraphrase",
                rule="owed",
                tie=DutyTie(by="keywords", words=("eastern road",)),
            ),
            reading(Slot.ACTION, "no survey has been agreed", survey, o.id, agreed=False, rule="plan"),
            reading(
                Slot.APPLICABILITY,
                "not bound",
                keeping,
                o.id,
                obligation=None,
                agreement="harn",
                whom=o.id,
                rule="bound",
                tie=DutyTie(by="default", words=("deal",)),
            ),
            reading(
                Slot.APPLICABILITY,
                "proxy",
                year,
                v.id,
                obligation=None,
                agreement="harn",
                whom=f"{o.id}/army",
                proxy_of=o.id,
                rule="proxy",
            ),
            reading(
                Slot.DEADLINE,
                "one year from the signature",
                year,
                v.id,
                deadline_type=DeadlineType.RELATIVE,
                deadline_value="P1Y",
                due=date(2031, 5, 14),
                arithmetic="2030-05-14 (signature) + P1Y = 2031-05-14",
            ),
            reading(
                Slot.DEADLINE,
                "one year from the day the survey was agreed",
                survey,
                o.id,
                deadline_type=DeadlineType.RELATIVE,
                deadline_value="P1Y",
                arithmetic="no survey agreed (per the speaker), so no date follows",
            ),
            reading(
                Slot.DEADLINE,
                "open in the spring",
                spring,
                o.id,
                deadline_type=DeadlineType.ABSOLUTE,
                deadline_value="2032-SP",
                due=date(2032, 6, 20),
                arithmetic="spring after 2031-08-06 = 2032-03-20 to 2032-06-20",
            ),
            reading(Slot.TRIGGER, "once the eastern road is open", once, v.id, obligation="harn-5"),
            reading(Slot.APPLICABILITY, "the old road is not part of it", never, o.id, obligation="harn-5"),
        ),
        compliance=(
            keeping_of(run_out, Compliance.DELAYED, v.id),
            keeping_of(spring, Compliance.IN_PROGRESS, o.id),
            keeping_of(regularly, Compliance.VIOLATED, o.id, obligation="harn-1", accused=v.id),
        ),
        tracks=(
            track(Track.TRUCE_STATUS, "in_danger", danger),
            track(Track.TRUCE_STATUS, "holding", holding),
            track(Track.PEACEKEEPERS, "inaction", away),
            track(Track.PEACEKEEPERS, "partiality", shares),
            track(
                Track.MEDIATION,
                "talks",
                restraint,
                Interval(start=date(2031, 8, 7), end=date(2031, 8, 7), prec=1),
            ),
            track(Track.DISPLACEMENT, "movement", families),
            track(Track.DISPLACEMENT, "fear", fear),
            track(Track.INFRASTRUCTURE_ACCESS, "closed", bridge),
        ),
        origins=(
            Origin(
                id=content_id("origin", "ministry"),
                claims=(dead.id, dead_again.id, five.id),
                sides=(v.id,),
                reasons=(OriginReason.NEAR_DUPLICATE, OriginReason.SAME_ORGAN),
            ),
            Origin(
                id=content_id("origin", "army"),
                claims=(first.id, corrected.id, no_shell.id),
                sides=(o.id,),
                reasons=(OriginReason.SAME_ORGAN,),
            ),
            Origin(
                id=content_id("origin", "reth"),
                claims=(denial.id, answered.id),
                sides=(v.id,),
                reasons=(OriginReason.SAME_SPEAKER,),
            ),
            Origin(
                id=content_id("origin", "mission"),
                claims=(heard.id, post.id),
                sides=("monitor",),
                reasons=(OriginReason.SAME_ORGAN,),
            ),
        ),
    )
    together = judgement("same_incident", first, heard, day=12, reason="both tell of the first shots")
    apart = judgement("different_incident", first, dead, day=13, reason="the hours differ")
    revoked = judgement("revoke", apart, day=14, reason="the hours are those of two clocks")
    assert traffic.voice is Voice.AUTHOR
    assert barn.source.kind is ActorKind.PERSON_PRIVATE
    assert hurt.claim == wounded.id
    return Sample(
        theatres=(theatre(v, o),),
        readings=tuple(d.reading() for d in (d5, d1, d2, d3, d4, d6, d7)),
        linked=linked,
        judgements=(together, apart, revoked),
    )
