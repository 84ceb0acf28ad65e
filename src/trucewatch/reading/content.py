"""What a content says, as far as its stance, polarity, certainty and mode depend on it.

A content is read in its *main clause*: what stands in a leading condition, in relative and adverbial
clauses or after a change of subject does not negate, oblige or promise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from trucewatch.model.lexicon import NameForm
from trucewatch.model.span import Span
from trucewatch.reading.cues import auxiliary
from trucewatch.reading.main_clause import main_clause, spoken
from trucewatch.reading.masking import PER_FORM, form_of, is_placeholder, number_of
from trucewatch.reading.numbers import cardinal
from trucewatch.reading.wording import bare_verb_forms, common_verb_forms, event_verb_forms, word_class
from trucewatch.reading.words import Words, negation, words_of

_FILE = "content.yaml"
_SUBJECT = 7  # words; a subject is shorter
_SUBJECT_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i"})
_NO_NEGATION = frozenset(
    ["only", "just", "merely", "later", "more", "less", "fewer", "doubt", "matter", "choice", "alternative"]
)


@dataclass(frozen=True)
class Content:
    """The words of one content, as indices: all of them (``inside``), its main clause (``main``)."""

    words: Words
    inside: tuple[int, ...]
    main: tuple[int, ...]
    condition: Span | None
    shell: bool
    source: tuple[Span, ...]

    @classmethod
    def of(cls, words: Words, spans: Sequence[Span], source: Sequence[Span]) -> Content:
        """The content that stands at ``spans`` and that the words at ``source`` are made to say."""
        inside = [at for span in spans for at in words.within(span)]
        body, shell = spoken(words, _first_sentence(words, spans) or inside)
        main, condition = main_clause(words, body)
        return cls(words, tuple(inside), tuple(main), condition, shell, tuple(source))

    # --- lists ---------------------------------------------------------------------------------------

    def _any(self, key: str, among: Iterable[int]) -> bool:
        return any(self.words.listed(at, _FILE, key) is not None for at in among)

    def _one(self, key: str, among: Iterable[int]) -> bool:
        listed = words_of(_FILE, key)
        return any(self.words.low(at) in listed for at in among)

    @cached_property
    def end(self) -> int:
        """One past the last word of the main clause."""
        return self.main[-1] + 1 if self.main else 0

    # --- subject and verb ----------------------------------------------------------------------------

    @cached_property
    def infinitive(self) -> bool:
        """Whether it is an infinitive ("to extend the truce", "not to attack")."""
        return [self.words.low(at) for at in self.main[:2]][:1] == ["to"] or (
            len(self.main) > 1
            and negation(self.words.low(self.main[0]))
            and self.words.low(self.main[1]) == "to"
        )

    @cached_property
    def own(self) -> bool:
        """Whether the subject is the speaker or the speaker's ("it", "our forces", the same name)."""
        if not self.main or not self.source:
            return False
        if self.infinitive:
            return True
        first = self.words.low(self.main[0]).split("'")[0]
        if auxiliary(first):  # the second half of "says that it … and will …"
            return True
        if first in words_of(_FILE, "own"):
            return self._speaks_of_itself(first)
        subject = self.subject
        if any(self.words.low(at) in words_of(_FILE, "own_nouns") for at in subject) and first in (
            "the",
            "this",
        ):
            return not any(is_placeholder(self.words.low(at)[0]) for at in subject)
        named = [self.words.low(at)[0] for at in subject[:3] if is_placeholder(self.words.low(at)[0])]
        return bool(named) and number_of(named[0]) in self._speakers

    def _speaks_of_itself(self, first: str) -> bool:
        """Whether a pronoun that may be the speaker is ("it", "we")."""
        quoted = self.words.quotation_at(self.words.tokens[self.main[0]].span.start) is not None
        if quoted and first not in ("we", "i", "our", "my"):
            return False  # “They shelled us,” said the mayor
        return not self.of_passers

    @cached_property
    def of_passers(self) -> bool:
        """Whether "it" or "they" who crossed a line are a car, a crew or the like, told of right before."""
        tells = self.words.low(self.main[0]) in _SUBJECT_PRONOUNS and self.verb is not None
        if not tells or self.words.low(self.verb or 0) not in words_of(_FILE, "passing"):
            return False
        at = self.words.within(self.source[0]).start if self.source else self.main[0]
        opened = 0
        while (at := at - 1) >= 0 and opened < 2:
            opened += self.words.low(at) in (".", "!", "?")
            if opened < 2 and self.words.low(at) in words_of(_FILE, "passers"):
                return True
        return False

    @cached_property
    def _speakers(self) -> set[int]:
        """The numbers of the names in the source; the last number of all is shared and tells nobody apart."""
        signs = [sign for span in self.source for sign in span.of(self.words.text) if is_placeholder(sign)]
        return {number_of(sign) for sign in signs} - {PER_FORM - 1}

    @cached_property
    def verb(self) -> int | None:
        """Index of the first full verb of the main clause after subject and auxiliaries, if one is found."""
        for at in self.main[len(self.subject) :]:
            low = self.words.low(at)
            if auxiliary(low.split("'")[0]) or auxiliary(low) or negation(low) or low.endswith("ly"):
                continue
            if low in word_class("adverbs") - {"to"} or low in ("to", "again", "strongly", "fully"):
                continue
            return at
        return None

    @cached_property
    def subject(self) -> tuple[int, ...]:
        """The words before the first verb of the main clause; one word where no verb is found."""
        if self.infinitive:
            return ()
        return self.main[: 1 if self.before_verb is None else self.before_verb]

    @cached_property
    def before_verb(self) -> int | None:
        """How many words of the main clause stand before its first verb."""
        for number, at in enumerate(self.main):
            low = self.words.low(at)
            if low.endswith(("'ll", "'ve", "'re", "'d")):
                return number + 1
            if auxiliary(low) or low.endswith("n't"):
                return number
            if number and (low in common_verb_forms() or self._looks_finite(at, low) or self._acts(at, low)):
                return number
        return None

    def _acts(self, at: int, low: str) -> bool:
        """Whether an act is told in the present: "X regularly VIOLATES the truce", "X SHELLS two towns"."""
        if low not in event_verb_forms() or low.endswith("ing"):
            return False
        if self.words.low(at - 1) in word_class("adverbs") or self.words.low(at - 1).endswith("ly"):
            return True
        before, after = self.words.tokens[at - 1], self.words.low(at + 1)
        adjective = is_placeholder(before.text[0]) and form_of(before.text) is NameForm.ADJECTIVE
        third = before.is_name and not adjective and low.endswith("s")
        counted = cardinal(self.words.lows[at + 1 : at + 4]) is not None
        return third and (after in word_class("determiners") or counted)

    def _looks_finite(self, at: int, low: str) -> bool:
        """Whether a word looks like a verb after its subject: a past form that is no adjective."""
        before = self.words.low(at - 1)
        if before in ("-", "–"):  # "foreign-backed"
            return False
        if before in words_of(_FILE, "own"):
            return low.isalpha() and before not in ("its", "their", "his", "her", "our", "my")
        return low.endswith("ed") and before not in word_class("determiners") and not before.endswith("'s")

    @cached_property
    def clause(self) -> bool:
        """Whether it has a finite verb, and is no mere noun phrase."""
        if self.main and self.words.low(self.main[0]) in _SUBJECT_PRONOUNS:
            return True
        return any(auxiliary(self.words.low(at)) for at in self.main) or any(
            self.words.low(at) in common_verb_forms()
            and not self.words.low(at).endswith("ing")
            and self.words.low(at - 1) not in word_class("determiners") | word_class("prepositions")
            for at in self.main[1:]
        )

    # --- negation ------------------------------------------------------------------------------------

    @cached_property
    def negated(self) -> bool:
        """Whether the main clause is negated; two negations cancel out in one clause, and not over "and"."""
        count = 0
        for at in self.first:
            low = self.words.low(at)
            following, before = self.words.low(at + 1), self.words.low(at - 1)
            if not negation(low) or following in _NO_NEGATION or (low == "not" and before == ","):
                continue
            if following != "to" or at == self.main[0]:
                count += 1
        return (count + self._unbelieved) % 2 == 1

    @cached_property
    def _unbelieved(self) -> int:
        return sum(
            self.words.low(at) in words_of(_FILE, "unbelief")
            and self.words.low(at - 1) not in word_class("determiners")
            for at in self.first
        )

    @cached_property
    def hidden_negation(self) -> bool:
        """Whether a word that says "not" by itself stands in it ("failed to", "non-compliance")."""
        return self._one("hidden_negations", self.main)

    # --- modality ------------------------------------------------------------------------------------

    @cached_property
    def told_to(self) -> bool:
        """Whether somebody is told to do something ("the crews to stay ashore")."""
        return self.before_verb is None and any(self.words.low(at) == "to" for at in self.main[1:5])

    @cached_property
    def perfect(self) -> bool:
        """Whether it is an infinitive of what is done ("to have taken the town")."""
        return self.infinitive and self.words.has(self.main[0], "to have") is not None

    @cached_property
    def first(self) -> tuple[int, ...]:
        """The first of the clauses that "and", "but" or "while" join; its mood is the content's.

        A condition holds for all of them.
        """
        if self.condition is not None:
            return self.main
        for number, at in enumerate(self.main[:-1]):
            if self.words.low(at) not in ("and", "but", "while") or self.before_verb is None:
                continue
            ahead = self.main[number + 1 : number + 6]
            modal = any(auxiliary(self.words.low(n)) or negation(self.words.low(n)) for n in ahead)
            if number > self.before_verb and modal:
                return self.main[:number]
        return self.main

    @cached_property
    def future(self) -> bool:
        """Whether the main clause, or one joined to it, speaks of what is to come."""
        return self._foretells(self.main)

    @cached_property
    def foretold(self) -> bool:
        """Whether the first clause speaks of what is to come."""
        return self._foretells(self.first)

    def _foretells(self, clause: Sequence[int]) -> bool:
        return (
            (self.infinitive and not self.perfect)
            or self._any("future", clause)
            or any(self.words.low(at).endswith("'ll") for at in clause)
        )

    @cached_property
    def possible(self) -> bool:
        """Whether it speaks of what may be; "could not" is certain."""
        return any(
            self.words.listed(at, _FILE, "possible") is not None
            and not negation(self.words.low(at + 1))
            and not (self.words.tokens[at].is_name and at != self.main[0])  # the month of May
            for at in self.first
        )

    @cached_property
    def probable(self) -> bool:
        """Whether it speaks of what is likely."""
        return self._any("probable", self.first)

    @cached_property
    def obliges(self) -> bool:
        """Whether it says what somebody must do."""
        return self._any("obligation", self.main)

    @cached_property
    def wished(self) -> bool:
        """Whether it is in the subjunctive, as what somebody is to do ("that the deal proceed")."""
        for number, at in enumerate(self.main[1:], 1):
            low, before = self.words.low(at), self.words.low(at - 1)
            if auxiliary(low) and low != "be":
                return False
            named = self.words.tokens[at - 1].is_name
            several = not named and (before.endswith("s") or before in word_class("pronouns"))
            if low == "be" or (low in bare_verb_forms() and number < _SUBJECT and not several):
                return before != "to" and before not in word_class("determiners")
        return False

    @cached_property
    def ready(self) -> bool:
        """Whether it tells of readiness."""
        return self._any("readiness", self.main)

    @cached_property
    def would(self) -> bool:
        """Whether it is told as unreal, under a condition in the past tense ("if we wanted")."""
        if self.condition is None or not self._any("counterfactual", self.main):
            return False
        conditional = [self.words.low(at) for at in self.words.within(self.condition)]
        reported = bool(self.source) and self.words.quotation_at(self.condition.start) is None
        if reported:  # "said it would answer if guns fired" is "will … if they fire", told later
            return "had" in conditional or "were" in conditional
        return any(
            low.endswith("ed") or low in ("had", "were", "was", "did", "didn't", "could")
            for low in conditional
        )

    @cached_property
    def habitual(self) -> bool:
        """Whether it is told as what happens again and again."""
        return self._any("habitual", self.inside)

    @cached_property
    def historical(self) -> bool:
        """Whether it is told as long past."""
        ends = (self.words.listed(at, _FILE, "historical") for at in self.inside)
        return any(end is not None and self.words.low(end) not in word_class("times") for end in ends)

    # --- matter --------------------------------------------------------------------------------------

    @cached_property
    def violent(self) -> bool:
        """Whether force is spoken of."""
        return self._one("violence", self.main)

    @cached_property
    def peaceful(self) -> bool:
        """Whether a step back is spoken of."""
        return self._one("peace", self.main)

    @cached_property
    def own_force(self) -> bool:
        """Whether the subject is force that the speaker wields."""
        return self._one("own_force", self.subject) and not any(
            self.words.tokens[at].is_name for at in self.subject[1:]
        )

    @cached_property
    def names_other(self) -> bool:
        """Whether the subject is somebody named, and not the speaker."""
        return not self.own and any(self.words.tokens[at].is_name for at in self.subject[1:] or self.subject)

    @cached_property
    def truce(self) -> bool:
        """Whether a truce is spoken of."""
        return self._one("truces", self.main)

    @cached_property
    def breaking(self) -> bool:
        """Whether a truce is taken back or broken."""
        return self._one("breaking", self.main)

    @cached_property
    def ends_truce(self) -> bool:
        """Whether a truce is to end: broken off, or not prolonged."""
        return self.truce and (self.breaking or (self.negated and self._one("prolonging", self.main)))

    @cached_property
    def between_others(self) -> bool:
        """Whether it is something between two of whom the speaker is none."""
        at = next((at for at in self.main if self.words.low(at) == "between"), None)
        if at is None:
            return False
        parties = [
            self.words.text[span.start] for span in (self.words.tokens[n].span for n in range(at, self.end))
        ]
        named = {number_of(sign) for sign in parties if is_placeholder(sign)}
        return len(named) > 1 and not named & self._speakers

    @cached_property
    def sets_condition(self) -> bool:
        """Whether something is made to wait for another's act ("only if", "not until")."""
        if self.condition is None or not self.future:
            return False
        opener = self.words.low(self.words.within(self.condition).start)
        waits = self.negated and opener in ("until", "unless")
        return waits or any(self.words.low(at) == "only" for at in self.main)

    @cached_property
    def intends(self) -> bool:
        """Whether it is a plan or an intention as a noun."""
        return self._one("intentions", self.main[:3]) and not self.clause

    @cached_property
    def offers_readiness(self) -> bool:
        """Whether it is readiness as a noun."""
        return self._one("readiness_nouns", self.main[:3]) and not self.clause

    @cached_property
    def counts(self) -> bool:
        """Whether it is a bare number of people or things ("at least 30 dead")."""
        return not self.clause and any(self.words.low(at)[0].isdigit() for at in self.main[:3])

    @cached_property
    def refuses(self) -> bool:
        """Whether it is what a refusal refuses."""
        return self._one("refusals", self.main)

    @cached_property
    def reason(self) -> bool:
        """Whether a reason is given for one's own act, and not for what others will do."""
        return self._any("reasons", self.main) and not (self.future and not self.own)

    @cached_property
    def deed(self) -> bool:
        """Whether an act of war or of peace is told."""
        if self.perfect:
            return self._one("deeds", self.main[:4])
        return self.verb is not None and self.words.low(self.verb) in words_of(_FILE, "deeds")

    @cached_property
    def own_deed(self) -> bool:
        """Whether the speaker tells an act of its own: it is the subject, and it acts."""
        return self.own and self.deed and not self.undergone

    @cached_property
    def undergone(self) -> bool:
        """Whether the verb is in the passive: what is told was done to its subject."""
        low = "" if self.verb is None else self.words.low(self.verb)
        if self.verb is None or low.endswith("ing") or not (self.deed or low.endswith(("ed", "en"))):
            return False
        ahead = (at for at in range(self.verb - 1, self.main[0] - 1, -1) if auxiliary(self.words.low(at)))
        return self.words.low(next(ahead, -1)) in word_class("be")

    @cached_property
    def blames(self) -> bool:
        """Whether an act is told with the one who did it: not "two were killed", which says of nobody."""
        agent = any(self.words.low(at) == "by" for at in self.main)
        return self.deed and (agent or not self.undergone)

    @cached_property
    def by_another(self) -> bool:
        """Whether a noun phrase, or a clause without "that", names somebody else as the one who acts."""
        before_head = next(
            (n for n, at in enumerate(self.main) if self.words.low(at) in word_class("prepositions")),
            len(self.main),
        )
        agent = next((n for n, at in enumerate(self.main) if self.words.low(at) == "by"), len(self.main))
        named = [*self.main[:before_head], *self.main[agent + 1 : agent + 4]]
        signs = [self.words.low(at)[0] for at in named]
        return any(is_placeholder(sign) and number_of(sign) not in self._speakers for sign in signs)

    @cached_property
    def harm(self) -> bool:
        """Whether it is harm as a noun ("the death of two clerks"), which is nobody's act."""
        return self._one("harms", self.main[:3]) and not self.clause

    @cached_property
    def wrong(self) -> bool:
        """Whether a wrong is named, or a duty said not to be done."""
        return self._one("wrongs", self.inside) or (self.negated and self._one("compliance", self.main))

    @cached_property
    def praises(self) -> bool:
        """Whether something is praised."""
        return self._one("praise", self.inside)

    @cached_property
    def turned_down(self) -> bool:
        """Whether something is called illegal, void or the like."""
        return self.clause and self._any("turned_down", self.main[1:])

    @cached_property
    def anaphoric(self) -> bool:
        """Whether it only points to words said elsewhere."""
        lows = [self.words.low(at) for at in self.main if self.words.is_word(at)]
        return not lows or all(
            low in words_of(_FILE, "anaphors")
            or low in words_of(_FILE, "shells")
            or low in ("the", "an", "a", "not")
            for low in lows
        )


def _first_sentence(words: Words, spans: Sequence[Span]) -> list[int]:
    """The words of the first part, where the next one begins a sentence of its own; otherwise none."""
    if len(spans) < 2:
        return []
    first = list(words.within(spans[0]))
    opening = next((at for at in words.within(spans[1]) if words.is_word(at)), None)
    begins_anew = opening is not None and words.quotation_at(words.tokens[opening].span.start) is not None
    return first if begins_anew and words.tokens[opening or 0].is_name and len(first) > 3 else []
