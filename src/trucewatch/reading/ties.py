"""Ties: what the words about two parties of a sentence say about what the first does to the second.

A tie is described by readable features: which evidence of `plover` stands where (before, between, after the
two, or inside one of them), which deed comes first and which last, which frame stands over it, what the rules
of ``events.tsv`` read there, and the words between. No party's name is a feature: it is a placeholder or a
capitalised word, and those are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from trucewatch.model.vocabulary import PloverRoot
from trucewatch.reading.plover import Evidence, evidence
from trucewatch.reading.triggers import Trigger, find_triggers
from trucewatch.reading.wording import Wording

GIVING = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
TAKING = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_AFTER = 14  # tokens after the two parties that may still say what ties them
_JOINT_GAP = 3  # tokens that may stand between two who act together
_NEAREST = {"between": 0, "target": 1, "after": 2, "source": 3, "before": 4, "far": 5}


@dataclass(frozen=True)
class Tie:
    """Two parties of one sentence, as token ranges: as the text tells it ``source`` acts on ``target``.

    A party that the text leaves out is an empty range at the sentence's end.
    """

    w: Wording
    source: range
    target: range

    @cached_property
    def first(self) -> range:
        """The party that stands first."""
        return min(self.source, self.target, key=lambda words: words.start)

    @cached_property
    def second(self) -> range:
        """The party that stands second."""
        return max(self.source, self.target, key=lambda words: words.start)

    def region(self, at: int) -> str:
        """Where the token at ``at`` stands: ``source target before between after far``."""
        if at in self.source:
            return "source"
        if at in self.target:
            return "target"
        if at < self.first.start:
            return "before"
        if at < self.second.start:
            return "between"
        return "after" if at < self.second.stop + _AFTER else "far"

    @cached_property
    def evidence(self) -> list[Evidence]:
        """What speaks for a category, in order."""
        return list(evidence(self.w))

    @cached_property
    def triggers(self) -> list[Trigger]:
        """The heads that the rules read in the sentence, in order."""
        return find_triggers(self.w)

    @cached_property
    def is_joint(self) -> bool:
        """Whether the two act together: "X and Y agreed"."""
        gap = range(self.first.stop, self.second.start)
        return len(gap) <= _JOINT_GAP and any(self.w.lower(at) in {"and", "with", "&"} for at in gap)

    @cached_property
    def path(self) -> list[Evidence]:
        """The evidence that ties the two: what stands between them, or after them where nothing does."""
        between = [one for one in self.evidence if self.region(one.start) == "between"]
        if between and not self.is_joint:
            return between
        return [one for one in self.evidence if self.region(one.start) == "after"]

    @cached_property
    def deeds(self) -> list[Evidence]:
        """The evidence of the path that speaks for a category and not for a frame."""
        return [one for one in self.path if one.root.isupper()]

    @cached_property
    def words(self) -> range:
        """The words that tie the two: those between them, or after them where they act together."""
        if self.is_joint or self.second.start <= self.first.stop:
            return range(self.second.stop, min(len(self.w), self.second.stop + _AFTER))
        return range(self.first.stop, self.second.start)

    @cached_property
    def head(self) -> int | None:
        """The word of the first deed, or of the first frame where there is no deed."""
        found = self.deeds or self.path
        return found[0].start if found else None

    @cached_property
    def rule(self) -> PloverRoot | None:
        """The category of the nearest head that the rules read, if they read one."""
        order = _NEAREST | ({"after": 0, "between": 2} if self.is_joint else {})
        near = min(self.triggers, key=lambda t: (order[self.region(t.start)], t.start), default=None)
        return None if near is None else near.root


def features(tie: Tie) -> frozenset[str]:
    """The readable features of a tie, by name; each is there or not."""
    found = {"bias", f"rule {tie.rule}"}
    for one in tie.evidence:
        region = tie.region(one.start)
        if region != "far":
            found |= {f"{region} {one.root}", f"{region} {one.root} {one.part}{min(one.end - one.start, 2)}"}
    found |= {f"rule {tie.region(trigger.start)} {trigger.root}" for trigger in tie.triggers}
    found |= {
        f"word {tie.w.lower(at)}" for at in tie.words if not tie.w.is_name(at) and not tie.w.is_mark(at)
    }
    found |= {"joint"} if tie.is_joint else set()
    found |= {"reversed"} if tie.target is tie.first else set()
    return frozenset(found | _of_path(tie))


def _of_path(tie: Tie) -> set[str]:
    """The first deed and the last, the frames over them, and which frame stands over which deed."""
    frames = [one for one in tie.path if one.root.islower()]
    found = {f"frame {one.root}" for one in frames}
    if frames:
        found.add(f"first frame {frames[0].root}")
    if not tie.deeds:
        return found | {"no deed"}
    first = {one.root for one in tie.deeds if one.start == tie.deeds[0].start}
    last = {one.root for one in tie.deeds if one.start == tie.deeds[-1].start}
    found |= {f"first {root}" for root in first} | {f"last {root}" for root in last}
    for frame in frames:
        found |= {f"{frame.root} > {one.root}" for one in tie.deeds if one.start >= frame.start}
        found |= {f"{frame.root} > {_kind(root)}" for root in last}
    if frames:
        lead = frames[0].root
        found |= {f"lead {lead} > {root}" for root in first} | {f"lead {lead} >> {root}" for root in last}
    return found


def _kind(root: str) -> str:
    """What sort of deed a category is: one that gives, one that takes, or one that is only said."""
    return "giving" if root in GIVING else "taking" if root in TAKING else "saying"
