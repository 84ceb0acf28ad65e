"""The discourse: who speaks where, who has been mentioned before, and who each phrase of a reading is.

First everybody whom the text names outright takes the stage, with the weight of the place where they
stand; then the sources are resolved, the outer before the nested, in the order of the text; then accused,
participants and the people counted, each with the speaker in whose mouth it is put.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from trucewatch.model.claim import Claim, Quote
from trucewatch.model.lexicon import NameForm
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import ActorKind, Directness, PloverRoot
from trucewatch.naming.actors import UNKNOWN, Catalogue, Referent
from trucewatch.naming.antecedents import AGENT, MODIFIER, OBJECT, OBLIQUE, SPEAKER, SUBJECT, Cameo, Spot
from trucewatch.naming.nouns import connectives, pronouns
from trucewatch.naming.phrase import Phrase
from trucewatch.naming.phrases import analyse, introducing
from trucewatch.naming.places import stands_as_place
from trucewatch.naming.referents import Resolver
from trucewatch.naming.words import Word

VIOLENT = frozenset({PloverRoot.ASSAULT, PloverRoot.COERCE})
_UNREAL = Referent(None, ActorKind.UNSPECIFIED)


class Discourse:
    """One document's phrases and whom they refer to."""

    def __init__(self, reading: DocumentReading, words: Sequence[Word], catalogue: Catalogue) -> None:
        self.words = words
        self._reading = reading
        self._starts = [word.span.start for word in words]
        self._ends = [word.span.end for word in words]
        self._sentence_starts = [sentence.start for sentence in reading.sentences]
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
        self._direct = [
            span
            for claim in reading.claims
            if claim.directness is Directness.DIRECT and claim.cue is not None
            for span in claim.content.spans
        ]
        self._direct.sort()
        self._set_stage()
        for claim in sorted(reading.claims, key=lambda one: self._place(one)):
            self.source(claim)

    def phrase(self, span: Span) -> Phrase | None:
        """The noun phrase that the words of ``span`` make up; ``None`` if there is no word in it."""
        words = self.words_in(span)
        return analyse(words) if words else None

    def words_in(self, span: Span) -> Sequence[Word]:
        """The words that share a character with ``span``."""
        found = self.range_of(span)
        return self.words[found.start : found.stop]

    def range_of(self, span: Span) -> range:
        """Indices of the words that share a character with ``span``."""
        return range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))

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
            self._participants[key] = UNKNOWN if phrase is None else self._resolver.resolve(phrase, spot)
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
        if self._lower(at) not in connectives("suffering"):
            return None
        at -= 1
        while self._lower(at) in connectives("auxiliary"):
            at -= 1
        subject = self.words[at] if at >= 0 else None
        return subject if subject is not None and (subject.actor or subject.lower in pronouns()) else None

    def goes_on(self, span: Span) -> bool:
        """Whether a number goes on from one before: "two more", "another five", "including three"."""
        indices = self.range_of(span)
        own = {self._lower(at) for at in indices}
        bare = all(lower in connectives("quantity") or lower.replace(",", "").isdigit() for lower in own)
        before = self._lower(indices.start - 2), self._lower(indices.start - 1)
        among = before[1] == "including" or before == ("among", "them")
        return bare or among or not own.isdisjoint(connectives("more"))

    def _complement_after(self, span: Span) -> Sequence[Word]:
        """The words of an *of* or *from* right after a phrase, up to the first known name."""
        at = bisect_left(self._starts, span.end)
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
        referent = self._resolver.resolve(phrase, self._spot(span, speaker, apart=claim.content.spans))
        referent = self._told(referent, span)
        if referent.actor is not None or referent.members:
            self._resolver.introductions.note(phrase, referent)
        if referent is not UNKNOWN:
            self._resolver.cast.add(Cameo(span, self._sentence(span.start), referent, SPEAKER))
        return referent

    def _told(self, referent: Referent, span: Span) -> Referent:
        """A population of which the sentence says for whom it speaks: "On the Varlandic side, many …"."""
        if referent.kind is not ActorKind.POPULATION_GROUP or referent.party is not None:
            return referent
        number = self._sentence(span.start)
        start = self._sentence_starts[number] if self._sentence_starts else 0
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
        quoted = self._is_quoted(span)
        return Spot(span.start, self._sentence(span.start), speaker, quoted, tuple(apart))

    def _is_quoted(self, span: Span) -> bool:
        """Whether ``span`` begins in somebody's direct speech."""
        at = bisect_right(self._direct, span.start, key=lambda part: part.start) - 1
        return at >= 0 and span.start < self._direct[at].end

    def _sentence(self, offset: int) -> int:
        return max(bisect_right(self._sentence_starts, offset) - 1, 0)

    def _place(self, claim: Claim) -> tuple[int, int]:
        span = claim.source.span or claim.content.spans[0]
        return span.start, claim.content.spans[0].start

    def _set_stage(self) -> None:
        """Note everybody whom the text names outright."""
        named: list[tuple[range, Referent]] = []
        for phrase in introducing(self.words):
            referent = self._resolver.resolve(phrase, self._spot(phrase.span, None))
            if referent.actor is not None:
                self._resolver.introductions.note(phrase, referent)
                named.append((self.range_of(phrase.span), referent))
        for at, word in enumerate(self.words):
            entry = word.actor
            if entry is None:
                continue
            referent = self.at(word)
            if entry.form is NameForm.ADJECTIVE:
                referent = replace(referent, plural=False)
            named.append((range(at, at + 1), referent))
        for indices, referent in (*named, *self._pairs(named)):
            span = Span(self.words[indices.start].span.start, self.words[indices.stop - 1].span.end)
            self._stage(span, referent, self._weight(indices))

    def _pairs(self, named: Sequence[tuple[range, Referent]]) -> Iterator[tuple[range, Referent]]:
        """Everybody named as "A and B", whom *they* takes up; not "… against A, and B did".

        ``named``: the indices of each name's or phrase's words, and who it is. Of names that begin or end
        alike the longest counts.
        """
        ends = {indices.stop: (indices, who) for indices, who in sorted(named, key=_length)}
        starts = {indices.start: (indices, who) for indices, who in sorted(named, key=_length)}
        for at in range(1, len(self.words) - 1):
            after = at + 2 if self._lower(at + 1) == "the" else at + 1
            if self._lower(at) != "and" or at not in ends or after not in starts:
                continue
            (left, one), (right, other) = ends[at], starts[after]
            loose = MODIFIER in {self._weight(left), self._weight(right)} or one.members or other.members
            clause = self._weight(left) == OBJECT and self._lower(right.stop).isalpha()
            if not loose and not clause:
                yield range(left.start, right.stop), self._resolver.together((one, other))

    def _stage(self, span: Span, referent: Referent, weight: int) -> None:
        quoted = self._is_quoted(span)
        self._resolver.cast.add(Cameo(span, self._sentence(span.start), referent, weight, quoted))

    def _weight(self, indices: range) -> int:
        """How much the phrase of the words at ``indices`` is to the fore, by where it stands."""
        word = self.words[indices.start]
        following = self._lower(indices.stop)
        before = self._lower(indices.start - 1)
        if before == "the":
            before = self._lower(indices.start - 2)
        adjective = word.actor is not None and word.actor.form is NameForm.ADJECTIVE
        if len(indices) == 1 and (adjective or stands_as_place(self.words, indices.start)):
            return MODIFIER
        if following in {"'s", "'", "-", "–"}:
            return OBLIQUE
        starts = before in connectives("clause_start") or self._starts_sentence(indices.start)
        if starts and following.isalpha() and not self.words[indices.stop].capital:
            return SUBJECT
        if before in connectives("complement"):
            return AGENT if before == "by" else OBLIQUE
        return OBJECT

    def _lower(self, at: int) -> str:
        """The word at index ``at`` in lower case, empty beyond the text."""
        return self.words[at].lower if 0 <= at < len(self.words) else ""

    def _starts_sentence(self, at: int) -> bool:
        start = (
            self._sentence_starts[self._sentence(self.words[at].span.start)] if self._sentence_starts else 0
        )
        between = [
            word for word in self.words_in(Span(start, self.words[at].span.start)) if word.lower != "the"
        ]
        return not between


def _length(named: tuple[range, Referent]) -> int:
    return len(named[0])
