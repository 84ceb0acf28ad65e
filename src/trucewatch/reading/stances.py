"""Stance: what a speaker does with the content, by the cue's group and by what is said.

A verb of saying, announcing or naming says little by itself: `_SPEECH` is read from top to bottom, and the
first line that fits gives the stance. Other groups have their stance from the lexicon, but for the few in
`_OWN`. No rule knows of whom it is said.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from trucewatch.model.vocabulary import Stance
from trucewatch.reading.content import Content
from trucewatch.reading.cues import UNKNOWN, Cue, Group, cues, withheld
from trucewatch.reading.drafts import Draft
from trucewatch.reading.words import Words, words_of

_SAYING = frozenset(
    {"say", "report", "claim", "unknown", "counter", "announce", "confirm", "estimate", "naming"}
)
_MERELY_SAYING = frozenset(
    {"say", "report", "claim", "estimate", "announce", "confirm", "sentiment", "warn", "naming"}
)
_OWNERS = frozenset({"its", "their", "his", "her", "our", "my"})
_ADMITTING = frozenset({"admit", "acknowledge"})


@dataclass(frozen=True)
class Speech:
    """An attribution as the rules of stance look at it: its cue (``None``: in no list) and its content."""

    words: Words
    draft: Draft
    cue: Cue | None
    content: Content

    @property
    def group(self) -> Group:
        """The group of the cue."""
        return UNKNOWN if self.cue is None else self.cue.group

    @property
    def lemma(self) -> str:
        """The cue's lemma; empty where the cue is in no list."""
        return "" if self.cue is None else self.cue.lemma

    @property
    def saying(self) -> bool:
        """Whether the cue says only that something was said, announced or so called."""
        return self.group.name in _SAYING or (
            self.group.name == "fixed" and self.group.stance is Stance.ASSERT
        )

    @cached_property
    def inner(self) -> Cue | None:
        """The verb with a stance of its own that the speaker uses of itself ("says that it welcomes …")."""
        content = self.content
        if self.saying and len(content.main) > 1 and self.words.low(content.main[0]) in _OWNERS:
            noun = next(cues(self.words, content.main[1], content.main[1] + 1), None)
            if noun is not None and noun.form == "noun" and noun.group.stance in (Stance.DENY, Stance.REJECT):
                return noun  # "announced its rejection of …"
        if not self.saying or not content.own or content.verb is None or content.negated:
            return None
        found = next(cues(self.words, content.verb, min(content.verb + 6, content.end)), None)
        if found is None or found.first != content.verb or found.form == "noun":
            return None
        passive = found.form == "past" and self.words.low(found.first - 1) in (
            "was",
            "were",
            "been",
            "is",
            "are",
        )
        return None if passive or found.group.name in _MERELY_SAYING else found

    @property
    def unwanted(self) -> bool:
        """Whether the source says what it does not want."""
        return self.cue is not None and self.lemma == "want" and withheld(self.words, self.cue)

    @property
    def of_a_claim(self) -> bool:
        """Whether it is of words already said: "rejected claims that …", "rejected the charge"."""
        shells = words_of("content.yaml", "shells")
        pointing = self.content.anaphoric and any(self.words.low(at) in shells for at in self.content.main)
        if self.content.shell or pointing or self.cue is None:
            return self.content.shell or pointing
        between = range(self.cue.last, self.words.after(self.draft.content[0].start))
        return any(self.words.low(at) in shells for at in between)

    @property
    def clausal(self) -> bool:
        """Whether the content is a clause, by its verb or by the "that" before it."""
        return self.content.clause or (
            bool(self.content.inside) and self.words.low(self.content.inside[0] - 1) == "that"
        )

    @property
    def passive(self) -> bool:
        """Whether the cue is a participle with its agent after it ("a plan proposed by …")."""
        return self.cue is not None and self.cue.form == "past" and self.words.low(self.cue.last) == "by"

    def opens_with(self, *lows: str) -> bool:
        """Whether the main clause begins with one of ``lows``."""
        return bool(self.content.main) and self.words.low(self.content.main[0]) in lows

    def calls_to(self) -> bool:
        """Whether somebody is called to something ("calls the parties to a meeting")."""
        return self.lemma == "call" and any(self.words.low(at) == "to" for at in self.content.main)


def stance(speech: Speech) -> Stance:
    """The stance of an attribution."""
    if speech.unwanted:
        return Stance.REJECT
    if speech.saying:
        return next((found(speech) for fits, found in _SPEECH if fits(speech)), speech.group.stance)
    own = _OWN.get(speech.group.name)
    return speech.group.stance if own is None else own(speech)


def _force(content: Content) -> bool:
    return content.violent and not content.peaceful


def _of_inner(speech: Speech) -> Stance:
    inner, content = speech.inner, speech.content
    if inner is None:
        return speech.group.stance
    if inner.group.name == "pledge" and _force(content):
        return Stance.THREATEN
    if inner.lemma.startswith("agree") and speech.opens_with("they"):
        return Stance.ACKNOWLEDGE  # both sides together: a joint deed
    return inner.group.stance


def _own_future(speech: Speech) -> Stance:
    """What one will do oneself: a refusal, a threat or a pledge."""
    content = speech.content
    if content.perfect:
        return Stance.ASSERT if content.undergone else Stance.ACKNOWLEDGE
    if content.ends_truce:
        return Stance.THREATEN
    if content.negated:
        return Stance.REJECT if content.refuses and not content.violent else Stance.PLEDGE
    return Stance.THREATEN if _force(content) else Stance.PLEDGE


def _speaks_of_own_future(speech: Speech) -> bool:
    content = speech.content
    holds = speech.group.name == "claim" and content.infinitive and not content.perfect  # "claims to hold it"
    return content.future and (content.own or content.own_force) and not content.would and not holds


def _announced(speech: Speech) -> Stance:
    """Announced or confirmed: a truce is a pledge, an act of one's own acknowledged, another's asserted."""
    content, announces = speech.content, speech.group.name == "announce"
    if content.infinitive or content.intends:
        return _own_future(speech)
    if content.offers_readiness:
        return Stance.CONCEDE
    if content.between_others:
        return Stance.ASSERT
    if announces and content.truce and not content.breaking and (content.future or not content.clause):
        return Stance.PLEDGE
    return _told(speech)


def _told(speech: Speech) -> Stance:
    """Announced or confirmed as a fact: one's own act is acknowledged, what one suffered is asserted."""
    content, confirms = speech.content, speech.group.name == "confirm"
    if speech.lemma in _ADMITTING:
        return Stance.ACKNOWLEDGE
    if content.undergone or content.harm or (content.by_another and not content.own):
        return Stance.DENY if confirms and content.negated else Stance.ASSERT
    if speech.clausal and not content.own:
        return Stance.DENY if confirms and content.negated else Stance.ASSERT
    return Stance.ASSERT if confirms and content.counts else speech.group.stance


_Rule = tuple[Callable[[Speech], bool], Callable[[Speech], Stance]]

#: For cues that only say that something was said: the first rule that fits decides.
_SPEECH: tuple[_Rule, ...] = (
    # "Not so, X counters"
    (lambda s: s.group.name == "counter" and s.content.anaphoric, lambda _: Stance.DENY),
    (lambda s: s.group.name == "claim" and s.opens_with("responsibility"), lambda _: Stance.ACKNOWLEDGE),
    # "the raid was claimed by X"
    (lambda s: s.group.name == "claim" and s.passive and not s.content.clause, lambda _: Stance.ACKNOWLEDGE),
    (lambda s: s.inner is not None, _of_inner),
    # "told the crews to stay ashore"
    (lambda s: s.lemma == "tell" and (s.content.told_to or s.content.infinitive), lambda _: Stance.DEMAND),
    (lambda s: s.content.turned_down or (s.content.ready and s.content.negated), lambda _: Stance.REJECT),
    # "it is ready to …, but it must apply to both": an offer with a demand in it stays an offer
    (lambda s: s.content.own and s.content.ready and s.content.obliges, lambda _: Stance.CONCEDE),
    (lambda s: s.content.obliges or s.content.sets_condition, lambda _: Stance.DEMAND),
    # "insists that the deal proceed"
    (lambda s: s.lemma in ("insist", "suggest") and s.content.wished, lambda _: Stance.DEMAND),
    (
        lambda s: s.content.own and s.content.ready,
        lambda s: Stance.THREATEN if _force(s.content) else Stance.CONCEDE,
    ),
    (_speaks_of_own_future, _own_future),
    (lambda s: s.group.name in ("announce", "confirm"), _announced),
    (lambda s: s.group.name in ("naming", "unknown") and s.content.wrong, lambda _: Stance.ACCUSE),
    (lambda s: s.group.name in ("naming", "unknown") and s.content.praises, lambda _: Stance.ENDORSE),
    # "called a truce"
    (
        lambda s: s.group.name in ("naming", "unknown")
        and s.content.truce
        and not s.content.clause
        and s.opens_with("a", "an"),
        lambda _: Stance.PLEDGE,
    ),
    (lambda s: s.calls_to(), lambda _: Stance.DEMAND),
    (lambda s: s.group.name in ("naming", "unknown"), lambda _: Stance.ASSERT),
    (
        lambda s: s.group.name == "claim" and not s.content.own and (s.content.wrong or s.content.blames),
        lambda _: Stance.ACCUSE,
    ),
    (lambda s: s.content.reason, lambda _: Stance.JUSTIFY),
    (lambda s: s.content.own_deed and not s.content.negated, lambda _: Stance.ACKNOWLEDGE),
    (lambda s: s.content.offers_readiness, lambda _: Stance.CONCEDE),
)


def _warned(speech: Speech) -> Stance:
    """A warning threatens when the one who warns could bring it about, and otherwise asserts."""
    content = speech.content
    own = content.own and (content.future or content.violent)
    foreseen = content.future and content.violent
    threatens = (
        own or content.own_force or (foreseen and (content.condition is not None or not content.names_other))
    )
    return Stance.THREATEN if threatens else Stance.ASSERT


def _justified(speech: Speech) -> Stance:
    """What is cited is a reason; what is only pointed to is told, unless it is pointed to "as" something."""
    plain = speech.lemma == "point to" and not any(speech.words.low(at) == "as" for at in speech.content.main)
    return Stance.ASSERT if plain and not speech.content.reason else Stance.JUSTIFY


_OWN: dict[str, Callable[[Speech], Stance]] = {
    "reject": lambda speech: Stance.DENY if speech.of_a_claim else Stance.REJECT,
    "warn": _warned,
    "justify": _justified,
    "pledge": _own_future,
    "intend": _own_future,
    "propose": lambda speech: Stance.DEMAND if speech.passive else Stance.CONCEDE,
}
