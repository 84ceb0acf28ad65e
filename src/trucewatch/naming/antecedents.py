"""Antecedents: whom a pronoun or a bare noun ("the ministry", "the country") takes up.

A cast holds everybody mentioned so far. Of those whom the words can stand for, the one wins that is
nearest and most to the fore: a speaker before a subject, a subject before others, an adjective last; each
sentence in between costs. A person whose gender is told fits a pronoun better, and a name that may be
nobody's worse. Of equals the later mention wins. No name's spelling takes part.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from trucewatch.model.span import Span
from trucewatch.model.vocabulary import ActorKind
from trucewatch.naming.actors import PERSONS, STATE_LIKE, Referent, top
from trucewatch.naming.agreement import Who, agrees, can_be_many, who
from trucewatch.naming.nouns import Body, Pronoun, Role, connectives

#: How much a mention is to the fore.
SPEAKER, SUBJECT, AGENT, OBJECT, OBLIQUE, MODIFIER = 7, 6, 4, 3, 2, 1

_TOLD = 2  # what a person gains whose gender the text tells, where a pronoun has one
_SENTENCE_COST = 3  # a subject two sentences back equals a mere mention here
_REACH = 40  # sentences; beyond, a word takes up nothing
_PRONOUN_REACH = 6  # sentences; a pronoun farther from its antecedent is not resolved
_BODY_LIKE = frozenset(
    {
        ActorKind.ARMED_GROUP,
        ActorKind.COLLECTIVE,
        ActorKind.INTERNATIONAL_ORG,
        ActorKind.NGO,
        ActorKind.COMPANY,
    }
)
_FIGHTERS = frozenset({ActorKind.ARMED_FORCE, ActorKind.ARMED_GROUP})


@dataclass(frozen=True, slots=True)
class Cameo:
    """One mention of a referent: where, in which sentence, and how much to the fore."""

    span: Span
    sentence: int
    referent: Referent
    weight: int
    quoted: bool = False
    """Whether it stands inside somebody's direct speech."""

    @property
    def taken_up(self) -> Referent:
        """The referent as other words take it up: with the words that said who it is."""
        return replace(self.referent, antecedent=self.referent.antecedent or self.span)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a phrase stands, and who speaks there.

    ``at``: its offset. ``quoted``: whether it stands in direct speech. ``apart``: spans in which its
    antecedent can't be: of a source, the words that it says.
    """

    at: int
    sentence: int
    speaker: Referent | None = None
    quoted: bool = False
    apart: tuple[Span, ...] = ()
    within: tuple[Span, ...] = ()
    """The words of the speaker in which the phrase stands."""
    struck: bool = False
    """Whether it is under attack there: nobody attacks what is their own."""


class Cast:
    """Everybody mentioned in a document."""

    def __init__(self) -> None:
        self._cameos: list[Cameo] = []  # in the order of the text
        self._states: dict[str, Referent] = {}
        self.genders: dict[Who, str] = {}
        """What the text's pronouns say of those whose words do not tell."""

    def add(self, cameo: Cameo) -> None:
        """Note a mention."""
        insort(self._cameos, cameo, key=_end)
        referent = cameo.referent
        if referent.kind in STATE_LIKE and referent.actor is not None and not referent.members:
            self._states.setdefault(referent.actor, referent)

    def referents(self) -> list[Referent]:
        """Everybody mentioned, in the order of the text."""
        return [cameo.referent for cameo in self._cameos]

    def nearest(
        self,
        spot: Spot,
        fits: Callable[[Referent], bool],
        *,
        reach: int = _REACH,
        least: int = MODIFIER,
        within: Sequence[Span] | None = None,
        bonus: Callable[[Referent], int] | None = None,
        enough: int | None = None,
    ) -> Referent | None:
        """Who of those that ``fits`` is nearest and most to the fore before ``spot``.

        ``reach``: how many sentences back to look. ``least``: the least weight. ``within``: where alone to
        look. ``bonus``: what a referent gains by agreeing well. ``enough``: what the winner must come to.
        What is mentioned in somebody's direct speech is no antecedent outside of it.
        """
        best: tuple[int, Cameo] | None = None
        for cameo in self._back_from(spot, reach):
            if cameo.weight < least or (cameo.quoted and not spot.quoted) or not fits(cameo.referent):
                continue
            if any(part.overlaps(cameo.span) for part in spot.apart):
                continue
            if within is not None and not any(part.contains(cameo.span) for part in within):
                continue
            score = cameo.weight - _SENTENCE_COST * (spot.sentence - cameo.sentence)
            score += 0 if bonus is None else bonus(cameo.referent)
            if (enough is None or score >= enough) and (best is None or score > best[0]):
                best = score, cameo
        return None if best is None else best[1].taken_up

    def _back_from(self, spot: Spot, reach: int) -> Iterator[Cameo]:
        """The mentions before ``spot``, the nearest first, up to ``reach`` sentences back."""
        for at in range(bisect_right(self._cameos, spot.at, key=_end) - 1, -1, -1):
            if spot.sentence - self._cameos[at].sentence > reach:
                return
            yield self._cameos[at]

    def _likely(self, one: Referent) -> int:
        """What a person gains whose gender is told, and somebody loses who may be no person at all."""
        if one.human is None:
            return -_SENTENCE_COST
        return _TOLD if one.gender or who(one) in self.genders else 0

    def persons_before(self, sentence: int, offset: int) -> Iterator[Referent]:
        """Single persons, and who may be one, named unquoted in ``sentence`` before ``offset``."""
        for at in range(bisect_right(self._cameos, offset, key=_end) - 1, -1, -1):
            cameo, one = self._cameos[at], self._cameos[at].referent
            if cameo.sentence < sentence:
                return
            here = cameo.sentence == sentence and not cameo.quoted
            if here and one.human is not False and not one.plural and not one.members:
                yield one

    def pronoun(self, pronoun: Pronoun, spot: Spot) -> Referent | None:
        """Whom a third-person pronoun at ``spot`` takes up.

        *They* takes up several, or a body whose printed noun is plural ("the authorities"), rather than a
        body in the singular; a country or a government only if nobody else is there and it has just spoken
        or acted.
        """
        if pronoun.of != "any":
            return self.nearest(
                spot,
                lambda one: agrees(pronoun, one, self.genders) and not _is_speaker(one, spot),
                reach=_PRONOUN_REACH,
                least=OBLIQUE,
                bonus=(lambda one: self._likely(one)) if pronoun.of == "person" else None,
            )
        return self.nearest(
            spot,
            can_be_many,
            reach=_PRONOUN_REACH,
            least=OBLIQUE,
            bonus=lambda one: _SENTENCE_COST if one.plural else 0,
            enough=OBLIQUE,
        ) or self.nearest(spot, lambda who: who.kind in STATE_LIKE, reach=1, least=SUBJECT)

    def subject(self, pronoun: Pronoun, spot: Spot) -> Referent | None:
        """The subject of the clause inside the words of a speaker in which a possessive stands, if any."""
        return self.nearest(
            spot, lambda one: agrees(pronoun, one, self.genders), reach=0, least=SUBJECT, within=spot.within
        )

    def person(self, role: Role, spot: Spot) -> Referent | None:
        """Whom ``the minister`` takes up: the last person in that role, or any for words like *official*."""
        same = self.nearest(spot, lambda who: _called(who.role, role.name) and not who.plural)
        if same is not None or role.name not in connectives("generic_role"):
            return same
        return self.nearest(
            spot, lambda who: who.kind in PERSONS and not who.plural, reach=_PRONOUN_REACH, least=OBJECT
        )

    def body(self, body: Body, spot: Spot, *, plural: bool = False) -> Referent | None:
        """Whom ``the council`` takes up: what was called so, or any body for words like *group*.

        ``plural``: the number of the words; "the troops" takes up "their forces" rather than "the army".
        """
        same = self.nearest(
            spot,
            lambda who: _called(who.noun, body.concept),
            bonus=lambda who: _SENTENCE_COST if who.plural == plural else 0,
        )
        if same is not None or body.concept not in connectives("generic_body"):
            return same
        return self.nearest(spot, lambda who: who.kind in _BODY_LIKE and not who.members, least=OBLIQUE)

    def state(self, spot: Spot) -> Referent | None:
        """Which state or authority ``the country`` or ``the government`` takes up."""
        return self.nearest(
            spot, lambda who: who.kind in STATE_LIKE and who.actor is not None and not who.members
        )

    def only_state(self, spot: Spot) -> Referent | None:
        """The one state that the sentence names, or else the whole text; ``None`` where there are several."""
        here = {
            cameo.referent.actor: cameo.referent
            for cameo in self._cameos
            if cameo.sentence == spot.sentence and cameo.referent.actor in self._states
        }
        states = here or self._states
        return next(iter(states.values())) if len(states) == 1 else None

    def pair(self, spot: Spot, opposed: Callable[[Referent], bool]) -> Referent | None:
        """The two parties that were last named together and are ``opposed``: "Varland and Ostria"."""
        return self.nearest(spot, opposed, reach=_PRONOUN_REACH, least=OBLIQUE)

    def before(self, spot: Spot) -> tuple[str, ...]:
        """The parties mentioned before ``spot``, the nearest first."""
        each = (who for cameo in self._back_from(spot, _REACH) for who in cameo.referent.each)
        return tuple(dict.fromkeys(who.party for who in each if who.party is not None))

    def opponent(self, spot: Spot) -> Referent | None:
        """Whom a speaker's "these detachments" means: the nearest fighters that are not the speaker's own."""
        party = None if spot.speaker is None or spot.speaker.party is None else top(spot.speaker.party)
        return self.nearest(
            spot,
            lambda who: who.kind in _FIGHTERS and who.party is not None and top(who.party) != party,
            least=OBLIQUE,
        )

    def kind(self, kind: ActorKind, spot: Spot) -> Referent | None:
        """The nearest referent of ``kind``."""
        return self.nearest(spot, lambda who: who.kind is kind, least=OBLIQUE)


def _end(cameo: Cameo) -> int:
    return cameo.span.end


def _is_speaker(one: Referent, spot: Spot) -> bool:
    """Whether it is who speaks the quoted words in which a third-person pronoun stands: never meant by it."""
    return spot.quoted and spot.speaker is not None and who(one) == who(spot.speaker)


def _called(called: str | None, noun: str) -> bool:
    """Whether somebody ``called`` so is meant by ``noun``: "the ministry" is the defence ministry."""
    return called is not None and (called == noun or called.endswith("-" + noun))
