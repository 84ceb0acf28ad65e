"""Noun phrases: who is meant by the words of a source, an accused, an initiator or a target.

A phrase is taken apart by its small words, by the nouns of the tables and by known names:

    Ana Reth, Varland’s defence minister    name Ana Reth, role defence-minister, owner Varland
    a spokesman for the rebels              role spokesman, owner [body rebels]
    the country’s armed forces              body armed-forces, owner [body country, definite]
    Hamas and Islamic Jihad                 members [..], [..]

Nothing is resolved here; who Varland is, and which country is "the country", is said elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from trucewatch.naming.heads import simple
from trucewatch.naming.nouns import Body, connectives, pronouns
from trucewatch.naming.phrase import NAMELESS, Item, Phrase, is_person, items_of
from trucewatch.naming.words import Word

_BEFORE = frozenset(
    {",", ".", ";", ":", "—", "–", "-", '"', "“", "”", "‘", "’", "'", "(", "[", "according", "to", "by"}
)
_AFTER = _BEFORE | {"'s", ")", "]", "!", "?", "themselves", "itself", "himself", "herself", "also"}
_COMMAS = frozenset({",", "—", "–", ";"})


def analyse(words: Sequence[Word]) -> Phrase:
    """The phrase that ``words`` (at least one) make up."""
    bare = _stripped(tuple(words)) or tuple(words)
    pronoun = None if bare[0].entries else pronouns().get(bare[0].lower)
    if pronoun is not None and (len(bare) == 1 or bare[1].lower in {",", "who", "also"}):
        return Phrase(bare, pronoun=pronoun, noun=bare[0].lower, plural=bool(pronoun.plural))
    if _begins_with_pair(bare):
        return Phrase(bare, pair=True, plural=True)
    bare, acronym = _without_brackets(bare)
    parts = _parts(items_of(bare))
    members = [part for part in parts if not part.empty]
    if len(members) > 1:
        return Phrase(bare, members=tuple(members), plural=True)
    phrase = members[0] if members else Phrase(bare)
    return replace(phrase, words=bare, acronym=acronym)


def introducing(words: Sequence[Word]) -> Iterator[Phrase]:
    """The phrases of a text that tell somebody outright: title and name, a body's name, an owner's body."""
    items = items_of(words)
    done = 0
    for at, item in enumerate(items):
        if item.noun is None or at < done or (isinstance(item.noun, Body) and item.noun.kind in NAMELESS):
            continue
        start, end = _extent(items, at)
        done = end
        phrase = analyse([word for part in items[start:end] for word in part.words])
        for one in phrase.members or (phrase,):
            owned = one.owner is not None and one.owner.known is not None and one.body is not None
            if one.name or one.acronym or owned:
                yield one


def _extent(items: list[Item], at: int) -> tuple[int, int]:
    """The bounds of the phrase around the noun ``items[at]``, appositions of a name included."""
    start, end = at, at + 1
    while start > 0 and _in_phrase(items[start - 1]):
        start -= 1
    if (
        start > 1
        and items[start - 1].lower == ","
        and (items[start - 2].proper or is_person(items[start - 2].known))
    ):
        start -= 2
        while start > 0 and items[start - 1].proper:
            start -= 1
    while end < len(items) and (
        _in_phrase(items[end]) or items[end].lower in {"of", "for", *connectives("particle")}
    ):
        end += 1
    if end + 2 < len(items) and items[end].lower == "(" and items[end + 2].lower == ")":
        end += 3
    if end + 1 < len(items) and items[end].lower == "," and items[end + 1].proper:
        follows = end + 1
        while follows < len(items) and (
            items[follows].proper or items[follows].lower in connectives("particle")
        ):
            follows += 1
        if follows == len(items) or not items[follows].lower.isalnum():
            end = follows  # an apposition; after "with his mother, NAME went" another clause begins
    return start, end


def _in_phrase(item: Item) -> bool:
    known = bool(item.words[0].entries) and item.words[0].actor is not None
    linked = item.lower in {"'s", "-", "the", "a", "an"} or item.lower in connectives("rank")
    return known or item.proper or item.noun is not None or linked


def _stripped(words: tuple[Word, ...]) -> tuple[Word, ...]:
    start, end = 0, len(words)
    while start < end and words[start].lower in _BEFORE and not words[start].entries:
        start += 1
    while end > start and words[end - 1].lower in _AFTER and not words[end - 1].entries:
        end -= 1
    return words[start:end]


def _begins_with_pair(words: Sequence[Word]) -> bool:
    text = " ".join(word.lower for word in words)
    if text in connectives("collective_pair"):
        return True
    return any(
        len(pair.split()) > 1 and text.startswith(pair + " ") for pair in connectives("collective_pair")
    )


def _without_brackets(words: tuple[Word, ...]) -> tuple[tuple[Word, ...], str | None]:
    """The words without what stands in round brackets, and an acronym that does."""
    opened = next((at for at, word in enumerate(words) if word.lower == "("), None)
    if opened is None:
        return words, None
    closed = next((at for at in range(opened, len(words)) if words[at].lower == ")"), len(words))
    inside = words[opened + 1 : closed]
    short = len(inside) == 1 and not inside[0].entries and inside[0].text.isupper()
    acronym = inside[0].text if short else None
    rest = words[:opened] + words[closed + 1 :]
    return (rest, acronym) if rest else (words, None)


def _simple(items: list[Item]) -> Phrase:
    return simple(items, _joined)


def _parts(items: list[Item]) -> list[Phrase]:
    """Coordinated phrases; what stands in apposition is folded into the phrase that it explains."""
    pieces, joints = _pieces(items)
    phrases = [_simple(piece) for piece in pieces]
    parts: list[Phrase] = []
    for phrase, joint, piece in zip(phrases, joints, pieces, strict=True):
        merged = _merged(parts[-1], phrase) if parts and joint == "," else None
        if merged is not None:
            parts[-1] = merged
        elif parts and joint == "," and "and" not in joints:
            continue  # a clause or an addition after the comma tells nothing about who speaks
        else:
            parts.append(replace(phrase, words=tuple(word for item in piece for word in item.words)))
    return parts


def _pieces(items: list[Item]) -> tuple[list[list[Item]], list[str]]:
    """The items between commas and coordinating *and*; with each piece the joint before it."""
    pieces: list[list[Item]] = [[]]
    joints = ["start"]
    for at, item in enumerate(items):
        if item.lower in _COMMAS and pieces[-1]:
            pieces.append([])
            joints.append(",")
        elif item.lower in {"and", "&"} and _coordinates(pieces[-1], items[at + 1 :], joints[-1]):
            if pieces[-1]:
                pieces.append([])
                joints.append("and")
            else:
                joints[-1] = "and"
        elif item.lower == "and" and _half_title(pieces[-1], items[at + 1 :]):
            continue  # "negotiator and adviser NAME"
        elif item.lower in {"who", "which", "whose", "where", "that"} and pieces[-1]:
            break  # a relative clause
        else:
            pieces[-1].append(item)
    if not pieces[-1]:
        pieces.pop()
        joints.pop()
    return pieces, joints


def _coordinates(left: list[Item], right: list[Item], joint: str) -> bool:
    """Whether *and* between ``left`` and ``right`` joins two speakers, not two words of one name or title."""
    if not left:
        return True
    if not right or right[0].lower in connectives("complement"):
        return False  # "in and around"
    first, second = _simple(left), _simple(right)
    if first.empty or second.empty or _one_name(left, right, first, second):
        return False
    if any(item.lower in {"of", "for", "between"} for item in left[1:]) and not second.definite:
        # "the ministers of Varland and Ostria", "Centre for Truth and Rights": one speaker's complement
        named = first.name and first.role
        return bool(named or (second.name and second.role))
    return joint != "start" or not _half_title(left, right)


def _one_name(left: list[Item], right: list[Item], first: Phrase, second: Phrase) -> bool:
    """Whether it is one name: *the Truth and Dignity Movement*, unless each part has its article."""
    inside = left[-1].proper and right[0].proper
    return inside and second.body is not None and bool(second.name) and first.definite


def _half_title(left: list[Item], right: list[Item]) -> bool:
    """Whether ``left`` is only half a title: "negotiator and adviser NAME"."""
    if not left or not right:
        return False
    first = _simple(left)
    if first.role is None or first.name or first.plural or first.definite:
        return False
    articles = left[0].lower in {"a", "an"} and right[0].lower in {"a", "an", "the"}
    return not articles


def _merged(left: Phrase, right: Phrase) -> Phrase | None:
    """``left`` with what the apposition ``right`` adds, or ``None`` if it is no apposition."""
    if right.empty or right.pronoun or right.members or left.members:
        return None
    bare_name = bool(right.name) and right.role is None and right.body is None
    named = is_person(left.known) or bool(left.name and not (left.role or left.body or left.owner))
    merged: Phrase | None = None
    if left.role is not None and not left.name and (bare_name or is_person(right.known)):
        merged = replace(left, name=right.name, known=right.known or left.known)
    elif named and not right.name and (right.role is not None or (right.body and not right.plural)):
        merged = replace(right, name=left.name, known=left.known)
    elif left.body is not None and not left.name and not left.whereabouts and (bare_name or right.known):
        merged = replace(left, name=right.name, known=right.known, owner=left.owner)
    elif (left.known or left.body) and (right.role or right.body) and _points(right):
        merged = left
    return merged


def _points(phrase: Phrase) -> bool:
    """Whether a phrase says which one it means."""
    return bool(phrase.definite or phrase.owner or phrase.known)


def _joined(items: list[Item]) -> Phrase:
    parts = [part for part in _parts(items) if not part.empty]
    if len(parts) > 1:
        return Phrase(tuple(word for part in parts for word in part.words), members=tuple(parts), plural=True)
    return parts[0] if parts else Phrase(tuple(word for item in items for word in item.words))
