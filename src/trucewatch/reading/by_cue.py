"""Attributions found by their cue alone: a verb of the lexicon, its subject, and what it governs.

The stage behind the model, for what the model passes over: headline style, terse agency items, participles
("…, accusing X of …"), passives with an agent ("proposed by X"), "according to".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.model.span import Span
from trucewatch.model.vocabulary import Method
from trucewatch.reading.clauses import Range, content_end, finite, phrase_after, subject_before, verb_group
from trucewatch.reading.complements import complement, governed, stated_before
from trucewatch.reading.cover import Cover
from trucewatch.reading.cues import Cue, auxiliary, cues, withheld
from trucewatch.reading.drafts import Draft
from trucewatch.reading.numbers import cardinal
from trucewatch.reading.speakers import adjective, can_speak, speaker
from trucewatch.reading.wording import word_class
from trucewatch.reading.words import Words, words_of

CONFIDENCE = 0.6
"""Of a row that a rule found alone: below what the model gives, since a rule sees less."""

_ONLY_BY_MODEL = frozenset({"estimate", "naming"})  # groups of what somebody thinks, or calls a thing
_ACCORDING = frozenset({"according to", "in the words of"})
_SUBJECTS = frozenset({"that", "which", "this", "further", "all", "both", "many", "some", "few", "each"})
_BEFORE_PARTICIPLES = frozenset({"after", "before", "by", "in", "since"})
_DESCRIBING = frozenset({"a", "an", "the", "its", "their", "his", "her", "who", "which", "whose"})
_BEFORE_NOUNS = frozenset({"despite", "amid", "amidst", "after", "before", "as", "since", "by", "under"})
_COUNTS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
_TALLY_REACH = 14  # words after the verb within which the number stands
_PAST_ALIKE = frozenset({"put"})  # "the ministry put the toll at 17"
_PLURALS = frozenset(
    {"people", "police", "media", "many", "some", "both", "men", "women", "military", "government"}
)


def by_cue(words: Words, sentences: Sequence[Span], taken: Cover) -> Iterator[Draft]:
    """Drafts for the cues that overlap none of ``taken`` (the cues that have their row already)."""
    for sentence in sentences:
        inside = words.within(sentence)
        for cue in cues(words, inside.start, inside.stop):
            place = words.span(cue.first, cue.last)
            if taken.touches(place) or words.quotation_at(place.start) is not None:
                continue
            draft = attribution(words, cue, sentence)
            if draft is not None and (cue.form == "fixed" or spoken_by_somebody(words, draft)):
                yield draft


def spoken_by_somebody(words: Words, draft: Draft) -> bool:
    """Whether the draft has no source, or one that can speak (`can_speak`)."""
    inside = words.within(draft.source[0]) if draft.source else None
    return inside is None or can_speak(words, (inside.start, inside.stop))


def attribution(words: Words, cue: Cue, sentence: Span) -> Draft | None:
    """What is attributed by ``cue`` in its sentence, if anything is."""
    if cue.form == "noun":
        return _nominal(words, cue, words.within(sentence))
    if cue.form == "fixed":
        return _according(words, cue, words.within(sentence))
    if cue.lemma.endswith(" as"):
        return _seen_as(words, cue, sentence)
    loose = cue.group.name in _ONLY_BY_MODEL or cue.lemma in words_of("cues.yaml", "loose")
    if loose or not_said(words, cue) or (cue.group.name == "tally" and not _tallies(words, cue, sentence)):
        return None
    return _verbal(words, cue, sentence)


def _tallies(words: Words, cue: Cue, sentence: Span) -> bool:
    """Whether the cue brings a number of people up to date: "updates the total killed to 310"."""
    ahead = range(cue.last, min(words.within(sentence).stop, cue.last + _TALLY_REACH))
    counted = any(words.low(at) in words_of("cues.yaml", "tallies") for at in ahead[:6])
    return counted and any(cardinal(words.lows[at : at + 3]) is not None for at in ahead)


def _verbal(words: Words, cue: Cue, sentence: Span) -> Draft | None:
    inside = words.within(sentence)
    if cue.form == "past" and words.low(cue.last) == "by":
        return charged(words, cue, sentence) or _passive(words, cue, inside)
    broken = interrupting(words, cue, sentence) or charged(words, cue, sentence)
    if broken is not None:
        return broken
    source = speaker(words, cue, sentence)
    content = complement(words, cue, inside.stop) or stated_before(words, cue, inside)
    if content is None and source is not None and words.low(source[0] - 1) == "which":  # "…, which X denies"
        content = [(source[0] - 1, source[0])]
    if (
        content is None
        or source is None
        or any(one.form in ("third", "past") for one in cues(words, *source))
    ):
        return None
    return _draft(words, cue, source, content)


def _draft(words: Words, cue: Cue, source: Range | None, content: Sequence[Range]) -> Draft:
    return Draft(
        source=(words.span(*source),) if source is not None else (),
        cue=(words.span(cue.first, cue.last),),
        content=tuple(words.span(*part) for part in content),
        method=Method.CUE,
        confidence=CONFIDENCE,
    )


def not_said(words: Words, cue: Cue) -> bool:
    """Whether the form reports no speech: negated, infinitive, future, adjective or bare passive."""
    if withheld(words, cue) and cue.lemma != "want":
        return True
    before = words.low(cue.first - 1)
    if before in ("”", '"'):  # “must” call for
        before = words.low(cue.first - 2)
    governed_noun = before in word_class("determiners") - _SUBJECTS or before.endswith("'s")
    behind = verb_group(words, cue, 0) - 1
    form = "past" if cue.form == "base" and words.low(cue.first) in _PAST_ALIKE else cue.form
    by_form = {
        "base": before == "to" or before in word_class("modals") or not _plural(words, behind),
        "ing": words.low(behind) in word_class("prepositions") - _BEFORE_PARTICIPLES
        or before in word_class("determiners") - _SUBJECTS,
        "third": governed_noun
        or before in _COUNTS
        or adjective(words, cue.first - 1)
        or before in words_of("cues.yaml", "before_nouns"),
        "past": (before in word_class("be") and words.low(cue.last) != "by")
        or before in (word_class("determiners") - _SUBJECTS) | word_class("prepositions") | _COUNTS
        or before.isdigit(),
    }
    return by_form.get(form, False)


def _plural(words: Words, at: int) -> bool:
    """Whether the word at ``at`` can end a subject in the plural."""
    low = words.low(at)
    if low.startswith("'") or low in word_class("prepositions"):
        return False
    if low in word_class("determiners"):
        return low in _PLURALS
    named = at >= 0 and words.tokens[at].is_name and not adjective(words, at)
    closes = low in (",", "”", '"', ")")
    return named or closes or low.endswith("s") or low in word_class("pronouns") or low in _PLURALS


def interrupting(words: Words, cue: Cue, sentence: Span) -> Draft | None:
    """Cue and speaker between commas, content on both sides: "it, said X, was over"."""
    inside = words.within(sentence)
    if cue.form not in ("third", "past", "base") or "quote" not in cue.group.frames:
        return None
    postposed = words.low(cue.first - 1) == ","
    if postposed:
        source, opens = phrase_after(words, cue.last, inside.stop), cue.first - 1
    else:
        source = subject_before(words, verb_group(words, cue, inside.start), inside.start)
        opens = source[0] - 1 if source is not None else inside.start
    if source is None:
        return None
    if postposed and words.low(source[1] - 1) == ",":
        source = (source[0], source[1] - 1)
    closes = source[1] if postposed else cue.last
    commas = opens > inside.start and words.low(opens) == "," == words.low(closes)
    if not commas or closes + 1 >= inside.stop or not _goes_on(words, closes + 1):
        return None
    if any(words.low(at) in ("“", '"', ",") for at in range(inside.start, opens)):
        return None
    last = content_end(words, closes + 1, inside.stop, clause=True)
    return _draft(words, cue, source, [(inside.start, opens), (closes + 1, last)])


def _goes_on(words: Words, at: int) -> bool:
    """Whether the clause that was broken off goes on with its verb."""
    low = words.low(at)
    return auxiliary(low) or low.endswith(("s", "ed")) or low in word_class("adverbs") or low in ("“", '"')


def charged(words: Words, cue: Cue, sentence: Span) -> Draft | None:
    """A charge in the passive with its author: "accused of partiality by X, the monitors …"."""
    inside = words.within(sentence)
    if cue.form != "past" or cue.group.name != "accuse" or words.low(cue.last) not in ("of", "by"):
        return None
    if words.low(cue.last) == "by":
        return _charged_by(words, cue, inside) if cue.lemma == "accuse" else None
    end = next((at for at in range(cue.last, inside.stop) if words.low(at) in (",", ";")), inside.stop)
    by = next((at for at in range(end - 1, cue.last + 1, -1) if words.low(at) == "by"), None)
    source = phrase_after(words, by + 1, end) if by is not None else None
    return _draft(words, cue, source, [(cue.last + 1, by)]) if by is not None and source is not None else None


def _charged_by(words: Words, cue: Cue, inside: range) -> Draft | None:
    """The author before the charge: "Ostria was accused by Varland of firing"."""
    of = next((at for at in range(cue.last + 2, inside.stop) if words.low(at) in ("of", ",", ";")), None)
    subject = subject_before(words, verb_group(words, cue, inside.start), inside.start)
    if of is None or words.low(of) != "of" or subject is None or not can_speak(words, (cue.last + 1, of)):
        return None
    content = governed(words, of + 1, inside.stop, clause=False)
    return _draft(words, cue, (cue.last + 1, of), [subject, *content]) if content is not None else None


def _seen_as(words: Words, cue: Cue, sentence: Span) -> Draft | None:
    """What somebody takes a thing for: "X sees them as Y"."""
    verb = cue._replace(last=cue.first + 1)
    source = speaker(words, verb, sentence)
    if not_said(words, verb) or source is None or verb.form == "ing":
        return None
    last = content_end(words, cue.last, words.within(sentence).stop, clause=False)
    return _draft(words, verb, source, [(verb.last, last)])


def _passive(words: Words, cue: Cue, inside: range) -> Draft | None:
    """The content stands before the cue: "a plan proposed by X", "the offer was rejected by X"."""
    source = phrase_after(words, cue.last + 1, inside.stop)
    content = _passive_subject(words, cue, inside)
    if source is None or content is None:
        return None
    source = _without_clause(words, source)
    source = next(
        ((source[0], end) for end in range(source[1], source[0], -1) if can_speak(words, (source[0], end))),
        source,
    )
    return _draft(words, cue, source, [content])


def _without_clause(words: Words, source: Range) -> Range:
    """``source`` up to its comma, unless a description follows that begins like a noun phrase."""
    comma = next((at for at in range(*source) if words.low(at) == ","), None)
    if comma is None:
        return source
    opens = words.low(comma + 1) in _DESCRIBING
    describes = opens and not any(finite(words, at) for at in range(comma + 1, source[1]))
    return source if describes else (source[0], comma)


def _passive_subject(words: Words, cue: Cue, inside: range) -> Range | None:
    """What stands before a participle: its noun, or what an earlier one of the same noun has."""
    group = verb_group(words, cue, inside.start)
    before = words.low(group - 1)
    if before in ("and", "but", "or"):  # "accepted by X but rejected by Y"
        earlier = [one for one in cues(words, inside.start, group) if one.form == "past"]
        shared = bool(earlier) and words.low(earlier[-1].last) == "by"
        return _passive_subject(words, earlier[-1], inside) if shared else None
    if before == "which" and words.low(group - 2) == ",":
        return group - 1, group
    found = subject_before(words, group - (before == ","), inside.start)
    if found is None:
        return None
    first, last = found
    if group == cue.first:  # "fighting goes on despite a truce declared by X"
        starts = (at + 1 for at in range(last - 1, first - 1, -1) if words.low(at) in _BEFORE_NOUNS)
        first = next(starts, first)
    named = any(words.is_word(at) and words.low(at) not in word_class("adverbs") for at in range(first, last))
    return (first, last) if named else None


def _according(words: Words, cue: Cue, inside: range) -> Draft | None:
    """Either order: "according to X, …" and "…, according to X"."""
    source = phrase_after(words, cue.last, inside.stop) if cue.lemma in _ACCORDING else None
    if source is None:
        return None
    if cue.first - inside.start <= 2:
        last = source[1]
        if words.low(last - 1) == "," and words.lows[source[0] : last].count(",") == 1:
            source = (source[0], last - 1)
        first = last + 1 if words.low(last) == "," else last
        content = governed(words, first, inside.stop, clause=True)
        comma = next((at for at in range(*source) if words.low(at) == ","), None)
        if content is None and comma is not None:  # "according to X, the guns fell silent."
            source, content = (source[0], comma), governed(words, comma + 1, inside.stop, clause=True)
        return _draft(words, cue, source, content) if content is not None else None
    source = _without_clause(words, source)  # what follows may go on with the content
    first = next(
        (at + 1 for at in range(cue.first - 1, inside.start, -1) if words.low(at) == ";"), inside.start
    )
    stop = cue.first
    while stop > first and not words.is_word(stop - 1) and words.low(stop - 1) not in ("”", '"'):
        stop -= 1
    return _draft(words, cue, source, [(first, stop)]) if stop > first else None


def _nominal(words: Words, cue: Cue, inside: range) -> Draft | None:
    """A noun with its content spelt out: "X's claim that …", "accusations of …", "calls for …"."""
    if withheld(words, cue) or cue.group.name in ("say", "sentiment", "hope", "estimate", "report", "pledge"):
        return None
    following = words.low(cue.last)
    owner = _possessor(words, cue, inside)
    pointing = words.low(cue.first - 1) in ("the", "this", "that", "such", "these", "those")
    if owner is None and (
        cue.lemma not in words_of("cues.yaml", "unowned") or (pointing and following == "that")
    ):
        return None
    content = _spelt_out(words, cue, inside.stop)
    long_enough = content is not None and content[0][1] - content[0][0] > 1
    return _draft(words, cue, owner, content) if content is not None and long_enough else None


def _spelt_out(words: Words, cue: Cue, end: int) -> list[Range] | None:
    """What stands behind a noun: a clause, or "of …", "for …", "to …" up to the sentence's own verb."""
    at = cue.last
    low, after = words.low(at), words.low(at + 1)
    if at + 1 >= end:
        return None
    if "clause" in cue.group.frames and (low == "that" or low in word_class("pronouns")):  # "claims it is …"
        return governed(words, at + (low == "that"), end, clause=True)
    if low not in ("of", "for", "to") or (low == "to" and after in word_class("determiners")):
        return None
    first = at + (low != "to")
    own_verb = next((n for n in range(first + 1, end) if words.low(n) in word_class("be")), end)
    return governed(words, first, own_verb, clause=False)


def _possessor(words: Words, cue: Cue, inside: range) -> Range | None:
    """Whose claim it is: "Varland's claim that"."""
    at = cue.first
    while at > inside.start and words.is_word(at - 1) and cue.first - at < 3:
        if words.low(at - 1).startswith("'") or words.low(at - 1).endswith("s'"):
            owner = subject_before(words, at - 1, inside.start)
            return owner if owner is None else _nearest(words, owner)
        at -= 1
    return None


def _nearest(words: Words, owner: Range) -> Range:
    """The noun phrase at the end of ``owner``, behind a verb: "approved the king's request"."""
    first, last = owner
    opens = (
        at
        for at in range(first, last)
        if words.tokens[at].is_name or words.low(at) in word_class("determiners")
    )
    return next(((at, last) for at in opens if can_speak(words, (at, last))), owner)
