"""The discourse: who speaks where, who has been mentioned before, and who each phrase of a reading is.

First everybody whom the text names outright takes the stage, with the weight of the place where they
stand; then the sources are resolved, the outer before the nested, in the order of the text, with the pronouns
and plural bodies between them; then accused, participants and the people counted, each with the speaker in
whose mouth it is put.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from trucewatch.model.claim import Claim, Quote
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import ActorKind, PloverRoot
from trucewatch.naming.actors import UNKNOWN, Catalogue, Referent
from trucewatch.naming.anaphora import Anaphor, anaphors, echo, learn_genders
from trucewatch.naming.antecedents import SPEAKER, SUBJECT, Cameo, Spot
from trucewatch.naming.layout import Layout
from trucewatch.naming.nominals import groups
from trucewatch.naming.nouns import connectives, pronouns
from trucewatch.naming.phrase import Phrase
from trucewatch.naming.phrases import analyse
from trucewatch.naming.referents import Resolver
from trucewatch.naming.stage import naming_words, put_on, set_stage
from trucewatch.naming.words import Word

VIOLENT = frozenset({PloverRoot.ASSAULT, PloverRoot.COERCE})
_UNREAL = Referent(None, ActorKind.UNSPECIFIED)


class Discourse:
    """One document's phrases and whom they refer to."""

    def __init__(self, reading: DocumentReading, words: Sequence[Word], catalogue: Catalogue) -> None:
        self.words = words
        self._reading = reading
        self.layout = Layout(reading, words)
        self._catalogue = catalogue
        self._resolver = Resolver(catalogue, reading.document.published)
        self._claims = {claim.id: claim for claim in reading.claims}
        self._sources: dict[str, Referent] = {}
        self._participants: dict[tuple[Span, str | None], Referent] = {}
        self._struck = {
            event.target.span
            for event in reading.events
            if event.target is not None and event.plover in VIOLENT
        }
        self._innermost = {
            at: claim
            for claim in sorted(reading.claims, key=lambda one: -sum(map(len, one.content.spans)))
            for span in claim.content.spans
            for at in self.range_of(span)
        }
        set_stage(self.layout, self._resolver, reading.entities)
        learn_genders(self.layout, self._resolver.cast)
        self._walk()

    def _walk(self) -> None:
        """Resolve the sources and the pronouns between them, in the order of the text."""
        sources = [(self._place(claim), claim) for claim in self._reading.claims]
        spans = {claim.source.span for claim in self._reading.claims if claim.source.span is not None}
        inside = {at for span in spans for at in self.range_of(span)}
        between: list[tuple[tuple[int, int], Claim | Anaphor | range]] = [
            ((self.words[group.start].span.start, 0), group)
            for group in groups(self.words)
            if inside.isdisjoint(group)
        ]
        between += [
            ((self.words[anaphor.at].span.start, 0), anaphor)
            for anaphor in anaphors(self.layout)
            if anaphor.at not in inside
        ]
        for _, step in sorted((*sources, *between), key=lambda each: each[0]):
            if isinstance(step, Claim):
                self.source(step)
            elif isinstance(step, Anaphor):
                self._pronoun(step)
            else:
                self._group(step)

    def _pronoun(self, anaphor: Anaphor) -> None:
        """Put on whom a pronoun takes up."""
        at = range(anaphor.at, anaphor.at + 1)
        referent = self._resolver.cast.pronoun(anaphor.pronoun, self._spot_between(at))
        if referent is not None:
            put_on(self.layout, self._resolver, at, referent, anaphor.weight)

    def _group(self, at: range) -> None:
        """Put on the group that a plural noun stands for."""
        phrase = analyse(self.words[at.start : at.stop])
        referent = self._resolver.resolve(phrase, self._spot_between(at))
        if referent is not UNKNOWN:
            put_on(self.layout, self._resolver, at, referent, self.layout.weight(at))

    def _spot_between(self, at: range) -> Spot:
        """Where words stand that are no source, with the speaker of the innermost claim around them."""
        span = self.layout.span_of(at)
        claim = self._innermost.get(at.start)
        return self._spot(span, None if claim is None else self._speaker_at(claim, span))

    def phrase(self, span: Span) -> Phrase | None:
        """The noun phrase that the words of ``span`` make up; ``None`` if there is no word in it."""
        words = self.words_in(span)
        return analyse(words) if words else None

    def words_in(self, span: Span) -> Sequence[Word]:
        """The words that share a character with ``span``."""
        return self.layout.words_in(span)

    def range_of(self, span: Span) -> range:
        """Indices of the words that share a character with ``span``."""
        return self.layout.range_of(span)

    def at(self, word: Word) -> Referent:
        """Who the known name ``word`` names."""
        return self._resolver.resolve(Phrase((word,), known=word), self._spot(word.span, None))

    def subject_before(self, span: Span) -> Referent | None:
        """The nearest subject or speaker before ``span`` in its sentence."""
        spot = self._spot(span, None)
        return self._resolver.cast.nearest(spot, lambda _: True, reach=0, least=SUBJECT)

    def everybody(self) -> Iterator[Referent]:
        """Everybody mentioned, members one by one, in the order of the text."""
        for referent in self._resolver.cast.referents():
            yield from referent.each

    def source(self, claim: Claim) -> Referent:
        """Who makes ``claim``."""
        if claim.id not in self._sources:
            self._sources[claim.id] = _UNREAL  # a claim nested in itself ends here
            self._sources[claim.id] = self._resolved_source(claim)
        return self._sources[claim.id]

    def participant(self, span: Span, claim_id: str | None) -> Referent:
        """Who the phrase at ``span``, in the content of claim ``claim_id`` or the outlet's, refers to."""
        key = span, claim_id
        if key not in self._participants:
            claim = None if claim_id is None else self._claims.get(claim_id)
            phrase = self.phrase(span)
            speaker = None if claim is None else self._speaker_at(claim, span)
            within = () if claim is None or speaker is None else claim.content.spans
            spot = replace(self._spot(span, speaker), within=within, struck=span in self._struck)
            self._participants[key] = UNKNOWN if phrase is None else self._resolve(phrase, spot)
        return self._participants[key]

    def people(self, quote: Quote, claim_id: str | None) -> Referent:
        """Whose people a number's noun phrase counts, as far as its own words tell."""
        claim = None if claim_id is None else self._claims.get(claim_id)
        speaker = None if claim is None else self._speaker_at(claim, quote.span)
        words = list(self.words_in(quote.span))
        words += self._complement_after(quote.span)
        named = [word for word in words if word.actor is not None]
        if named:
            return self._resolver.resolve(
                Phrase((named[-1],), known=named[-1]), self._spot(quote.span, speaker)
            )
        possessive = next((word for word in words if word.lower in connectives("possessive")), None)
        whose = self._loser_before(quote.span) or possessive
        if whose is None:
            return UNKNOWN
        if speaker is not None and whose.lower in pronouns():
            return self._resolver.spoken_for(speaker)
        return self._resolver.resolve(analyse([whose]), self._spot(whose.span, speaker))

    def _loser_before(self, span: Span) -> Word | None:
        """The pronoun or known name that is the subject of a verb of loss right before ``span``."""
        at = self.range_of(span).start - 1
        if self.layout.lower(at) not in connectives("suffering"):
            return None
        at -= 1
        while self.layout.lower(at) in connectives("auxiliary"):
            at -= 1
        subject = self.words[at] if at >= 0 else None
        return subject if subject is not None and (subject.actor or subject.lower in pronouns()) else None

    def goes_on(self, span: Span) -> bool:
        """Whether a number goes on from one before: "two more", "another five", "including three"."""
        indices = self.range_of(span)
        own = {self.layout.lower(at) for at in indices}
        bare = all(lower in connectives("quantity") or lower.replace(",", "").isdigit() for lower in own)
        before = self.layout.lower(indices.start - 2), self.layout.lower(indices.start - 1)
        among = before[1] == "including" or before == ("among", "them")
        return bare or among or not own.isdisjoint(connectives("more"))

    def _complement_after(self, span: Span) -> Sequence[Word]:
        """The words of an *of* or *from* right after a phrase, up to the first known name."""
        at = self.layout.after(span.end)
        if at >= len(self.words) or self.words[at].lower not in {"of", "from", "among"}:
            return ()
        found: list[Word] = []
        for word in self.words[at + 1 : at + 7]:
            if not word.entries and not word.text[0].isalnum():
                break
            found.append(word)
            if word.actor is not None:
                break
        return found

    def _resolved_source(self, claim: Claim) -> Referent:
        outer = None if claim.nested_in is None else self._claims.get(claim.nested_in)
        span = claim.source.span
        if span is None:
            return _UNREAL
        phrase = self.phrase(span)
        if phrase is None:
            return UNKNOWN
        speaker = None if outer is None else self.source(outer)
        spot = self._spot(span, speaker, apart=claim.content.spans)
        before = tuple(part for part in claim.content.spans if part.end <= span.start)
        here = self.layout.sentence(span.start)
        if speaker is None and before and self.layout.sentence(before[-1].end - 1) == here:
            spot = replace(spot, within=(self._main_clause(before[0]),))
        referent = self._resolve(phrase, spot)
        if referent.actor is None and not referent.members and spot.within:
            referent = self._of_own_words(phrase, spot) or referent
        referent = self._told(referent, span)
        if referent.actor is not None or referent.members:
            self._resolver.introductions.note(phrase, referent)
        if referent is not UNKNOWN:
            named = naming_words(phrase, span)
            self._resolver.cast.add(Cameo(named, self.layout.sentence(span.start), referent, SPEAKER))
        return referent

    def _resolve(self, phrase: Phrase, spot: Spot) -> Referent:
        """Who a phrase refers to; the words that it takes up only where it can take up some."""
        referent = self._resolver.resolve(phrase, spot)
        if phrase.pronoun is not None or phrase.pair or phrase.members:
            return referent
        takes_up = phrase.words[0].lower in connectives("definite") | connectives("possessive")
        if phrase.name or phrase.known is not None or not takes_up:
            return replace(referent, antecedent=None)
        if referent.antecedent is not None or (phrase.owner is not None and phrase.owner.pronoun is None):
            return referent
        return replace(referent, antecedent=echo(self.layout, phrase.span))

    def _of_own_words(self, phrase: Phrase, spot: Spot) -> Referent | None:
        """Who speaks behind words of which it is itself the subject, or the army of the subject's party.

        "The council has corrected its figures, it said"; "Varlandic jets hit the depot, the military said".
        """
        inside = replace(spot, apart=())
        if phrase.pronoun is not None and phrase.pronoun.person == 3:
            return self._resolver.cast.subject(phrase.pronoun, inside)
        if phrase.body is not None and phrase.body.kind is ActorKind.ARMED_FORCE:
            found = self._resolve(phrase, inside)
            return found if found.actor is not None else None
        return None

    def _main_clause(self, span: Span) -> Span:
        """``span`` up to the first clause inside it: "every village that Varland has left"."""
        words = self.words_in(span)
        breaks = (word for word in words[1:] if word.lower in connectives("clause_break"))
        inner = next(breaks, None)
        return span if inner is None else Span(span.start, inner.span.start)

    def _told(self, referent: Referent, span: Span) -> Referent:
        """A population of which the sentence says for whom it speaks: "On the Varlandic side, many …"."""
        if referent.kind is not ActorKind.POPULATION_GROUP or referent.party is not None:
            return referent
        start = self.layout.sentence_start(span.start)
        words = [word for word in self.words_in(Span(start, span.start)) if word.lower != "the"]
        if len(words) < 2 or words[0].lower != "on":
            return referent
        sided = self._resolver.resolve(analyse(words[1:3]), self._spot(span, None))
        names_side = any(word.lower == "side" or word.lower.endswith(" side") for word in words[1:3])
        return replace(referent, party=sided.party, told=True) if names_side and sided.party else referent

    def _speaker_at(self, claim: Claim, span: Span) -> Referent | None:
        """Who speaks the words at ``span``: the claim's source, if they stand in its content."""
        inside = any(part.overlaps(span) for part in claim.content.spans)
        source = self.source(claim)
        return source if inside and source is not _UNREAL else None

    def _spot(self, span: Span, speaker: Referent | None, apart: Sequence[Span] = ()) -> Spot:
        quoted = self.layout.is_quoted(span)
        return Spot(span.start, self.layout.sentence(span.start), speaker, quoted, tuple(apart))

    def _place(self, claim: Claim) -> tuple[int, int]:
        span = claim.source.span or claim.content.spans[0]
        return span.start, claim.content.spans[0].start
