"""Who speaks by a cue: its subject, the antecedent of a relative, or who stands after a quotation."""

from __future__ import annotations

from functools import cache

from trucewatch.model.lexicon import NameForm
from trucewatch.model.span import Span
from trucewatch.reading.clauses import (
    Range,
    finite,
    main_subject,
    nearest_noun,
    phrase_after,
    subject_before,
    verb_group,
)
from trucewatch.reading.cues import Cue, auxiliary, cues
from trucewatch.reading.masking import form_of, is_placeholder
from trucewatch.reading.wording import (
    common_verb_forms,
    data,
    event_noun_forms,
    event_verb_forms,
    inflect,
    word_class,
)
from trucewatch.reading.words import Words, words_of

_POSTPOSED = frozenset({"say", "report", "claim", "allege", "counter", "announce", "warn", "confirm"})
"""Groups whose subject may stand behind them ("…, said X")."""


def speaker(words: Words, cue: Cue, sentence: Span) -> Range | None:
    """The words that name who speaks by ``cue``: subject, antecedent, or who stands after a quotation."""
    inside = words.within(sentence)
    group = verb_group(words, cue, inside.start)
    before = words.low(group - 1) if group > inside.start else ""
    if before in ("who", "which", "that") and group - 1 > inside.start:
        return _antecedent(words, group - 1, inside.start)
    if (noun := of_its_noun(words, cue, sentence)) is not None:
        return noun
    found = subject_before(words, group, inside.start)
    if cue.form == "ing" and not any(words.low(at) in word_class("be") for at in range(group, cue.first)):
        own = found is not None and words.low(found[0] - 1) == "with"  # "with both sides blaming each other"
        return found if own else main_subject(words, sentence)
    if before in ("”", '"', "’") or (before == "," and found is None):
        after = phrase_after(words, cue.last, inside.stop)
        if after is not None and words.low(cue.last) != "that" and not _object_follows(words, cue, after):
            return after
    if found is not None and before not in ("and", "but", "or", ";"):
        return found
    return _shared_subject(words, cue, sentence, before)


def _shared_subject(words: Words, cue: Cue, sentence: Span, before: str) -> Range | None:
    """The sentence's subject, which a further verb has too: "announced a truce and called for talks"."""
    shared = main_subject(words, sentence)
    bare = before == "," and words.low(cue.last) in word_class(
        "prepositions"
    )  # "a truce, declared after talks,"
    return shared if shared is not None and shared[1] <= cue.first and not bare else None


def of_its_noun(words: Words, cue: Cue, sentence: Span) -> Range | None:
    """Who speaks by a participle that belongs to the noun before it, if it does.

    "vetoed a resolution CALLING FOR a truce": the resolution calls for it, and not who vetoed it. Who issues
    a statement speaks himself ("issued a statement TELLING residents to leave"), and so does the subject of
    "with X WARNING of …".
    """
    start = words.within(sentence).start
    if cue.form != "ing" or cue.first <= start or not words.is_word(cue.first - 1):
        return None
    with_ = next((at for at in range(cue.first - 1, start, -1) if words.low(at) in ("with", ",", ";")), start)
    opens = words.low(with_ - 1) == "," or words.tokens[with_ - 1].is_name  # and not "a truce with"
    if words.low(with_) == "with" and opens and can_speak(words, (with_ + 1, cue.first)):
        return with_ + 1, cue.first
    written = words.low(cue.first - 1) in _documents()
    noun = nearest_noun(words, cue.first, start) if written or _listed(words.low(cue.first - 1)) else None
    if noun is None or noun[0] <= start:
        return None
    verb = noun[0] - 1
    if words.low(verb) in words_of("speakers.yaml", "issuing"):
        return subject_before(words, verb, start)
    governs = words.low(verb) in common_verb_forms() | event_verb_forms()
    return noun if written or governs else None


def _object_follows(words: Words, cue: Cue, after: Range) -> bool:
    """Whether what follows the cue is what it governs, and no speaker."""
    return cue.group.name not in _POSTPOSED or words.low(after[1]) in ("that", "of", "to")


def _antecedent(words: Words, relative: int, start: int) -> Range | None:
    end = relative - 1 if words.low(relative - 1) == "," else relative
    return subject_before(words, end, start)


def can_speak(words: Words, source: Range) -> bool:
    """Whether words are one noun phrase whose head is somebody, or something, that can say a thing."""
    first, last = source
    stop = next((at for at in range(first, last) if _describes(words, at, first)), last)
    if first >= stop or words.low(first) in word_class("prepositions") | {"according"}:
        return False
    if any(_breaks(words, at, first) for at in range(first, stop)):
        return False
    end = next((at for at in range(first + 1, stop) if words.low(at) in word_class("prepositions")), stop)
    while end > first + 1 and (words.low(end - 1) in word_class("adverbs") or not words.is_word(end - 1)):
        end -= 1
    return is_somebody(words, end - 1) and not adjective(words, stop - 1)


def _describes(words: Words, at: int, first: int) -> bool:
    """Whether an apposition, a relative clause or a remark in brackets begins at ``at``."""
    return at > first and words.low(at) in (",", "(", "who", "whose", "which", "that", "—", "–")


def _breaks(words: Words, at: int, first: int) -> bool:
    """Whether the word at ``at`` shows that the words from ``first`` on are no single noun phrase."""
    low, before, after = words.low(at), words.low(at - 1), words.low(at + 1)
    if auxiliary(low) or finite(words, at) or low in word_class("subordinators") - {"as"}:
        return True
    if at == first:
        return False
    if low in word_class("prepositions"):
        return low not in words_of("speakers.yaml", "joining")
    joins = word_class("prepositions") | word_class("coordinators") | word_class("determiners")
    if low in word_class("determiners") and before not in joins:
        return True  # "approved its plan"
    between_names = words.tokens[at - 1].is_name and words.tokens[at + 1].is_name
    if between_names and low.endswith(("s", "ed")) and not words.tokens[at].is_name and not _listed(low):
        return words.is_word(at) and not low.startswith("'")  # "the Assembly approves President …"
    speaks = next(cues(words, at, at + 1), None)
    governs = after in word_class("determiners") or after in word_class("prepositions")
    return speaks is not None and speaks.form != "noun" and governs and not _listed(low)


def is_somebody(words: Words, at: int) -> bool:
    """Whether the word at ``at`` is a name, a pronoun or a noun for those who speak, and no thing."""
    low = words.low(at)
    if low in words_of("speakers.yaml", "things"):
        return False
    if (
        is_placeholder(low[0])
        or low[0].isdigit()
        or _listed(low)
        or "-" in low.strip("-") != words.tokens[at].text
    ):
        return True
    opens = not words.is_word(at - 1)
    return words.tokens[at].is_name and not (opens and low in event_noun_forms())


def adjective(words: Words, at: int) -> bool:
    """Whether the word at ``at`` is a hidden name in its adjective's form, so that its noun is missing."""
    sign = words.low(at)[:1]
    return bool(sign) and is_placeholder(sign) and form_of(sign) is NameForm.ADJECTIVE


def _listed(low: str) -> bool:
    return low in _heads() or low.rpartition("-")[2] in _heads()


@cache
def _documents() -> frozenset[str]:
    nouns = data("speakers.yaml")["documents"]
    return frozenset([*nouns, *(inflect(noun).third for noun in nouns)])


@cache
def _heads() -> frozenset[str]:
    """The nouns and pronouns of ``speakers.yaml`` with their plurals."""
    lists = data("speakers.yaml")
    nouns = [noun for key in ("people", "bodies", "media", "documents") for noun in lists[key]]
    return frozenset(
        [*nouns, *(inflect(noun).third for noun in nouns), *lists["pronouns"], *lists["irregular"]]
    )
