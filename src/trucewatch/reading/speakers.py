"""Who speaks by a cue: its subject, the antecedent of a relative, or who stands after a quotation."""

from __future__ import annotations

from trucewatch.model.span import Span
from trucewatch.reading.clauses import Range, main_subject, phrase_after, subject_before, verb_group
from trucewatch.reading.cues import Cue
from trucewatch.reading.wording import word_class
from trucewatch.reading.words import Words

_POSTPOSED = frozenset({"say", "report", "claim", "allege", "counter", "announce", "warn", "confirm"})
"""Groups whose subject may stand behind them ("…, said X")."""


def speaker(words: Words, cue: Cue, sentence: Span) -> Range | None:
    """The words that name who speaks by ``cue``: subject, antecedent, or who stands after a quotation."""
    inside = words.within(sentence)
    group = verb_group(words, cue, inside.start)
    before = words.low(group - 1) if group > inside.start else ""
    if before in ("who", "which", "that") and group - 1 > inside.start:
        return _antecedent(words, group - 1, inside.start)
    if cue.form == "ing" and not any(words.low(at) in word_class("be") for at in range(group, cue.first)):
        return main_subject(words, sentence)
    apposed = subject_before(words, group, inside.start) if before == "," else None
    if apposed is not None:
        return apposed
    if before in (",", "”", '"', "’"):
        after = phrase_after(words, cue.last, inside.stop)
        if after is not None and words.low(cue.last) != "that" and not _object_follows(words, cue, after):
            return after
    found = subject_before(words, group, inside.start)
    if found is not None and before not in ("and", "but", "or", ";"):
        return found
    shared = main_subject(words, sentence)  # "announced a truce and called for talks"
    return shared if shared is not None and shared[1] <= cue.first else None


def _object_follows(words: Words, cue: Cue, after: Range) -> bool:
    """Whether what follows the cue is what it governs, and no speaker."""
    return cue.group.name not in _POSTPOSED or words.low(after[1]) in ("that", "of", "to")


def _antecedent(words: Words, relative: int, start: int) -> Range | None:
    end = relative - 1 if words.low(relative - 1) == "," else relative
    return subject_before(words, end, start)
