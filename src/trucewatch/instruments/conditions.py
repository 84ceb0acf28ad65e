"""What an act hangs on: its trigger ("once", "provided that"), its exception, and who verifies it."""

from __future__ import annotations

import re

from trucewatch.model.claim import Quote
from trucewatch.model.span import Span

_TRIGGER = re.compile(
    r"""\b(?:provided\ that|on\ condition\ that|as\ soon\ as(?!\ possible)|once(?!\ more|\ again)
          |if|when|after|(?<!calls\ )(?<!call\ )(?<!agreed\ )upon|following(?=\ the|\ a|\ this))
        \s+[^,;.:]+""",
    re.IGNORECASE | re.VERBOSE,
)
_EXCEPTION = re.compile(
    r"""\b(?:with\ the\ exception\ of|except(?:\ for)?|other\ than|unless|without\ prejudice\ to|save\ for)
        \s+[^,;.:()]+""",
    re.IGNORECASE | re.VERBOSE,
)
_VERIFIER = re.compile(
    r"""\b(?:under(?:\ the)?\ (?:monitoring|supervision|verification|control|observation)(?:\ of|\ by)
          |(?:monitored|verified|supervised|observed)\ by|with)\s+
        (?P<who>(?:the\ )?[A-Z][\w/’'-]*(?:\s+(?:of|the|for|and)?\s*[A-Z][\w/’'-]*)*)
        (?P<after>\s+(?:monitoring|supervision|verification))?""",
    re.VERBOSE,
)


def trigger(text: str, span: Span) -> Quote | None:
    """The condition of the act, with the word that opens it."""
    return _quote(text, _TRIGGER.search(text, span.start, span.end))


def exception(text: str, span: Span) -> Quote | None:
    """What the act leaves out, with the word that opens it."""
    return _quote(text, _EXCEPTION.search(text, span.start, span.end))


def verifier(text: str, span: Span) -> Quote | None:
    """The body that watches over the act."""
    for match in _VERIFIER.finditer(text, span.start, span.end):
        if match.group().startswith("with") and not match["after"]:
            continue
        who = Span(*match.span("who"))
        return Quote(text=who.of(text), span=who)
    return None


def _quote(text: str, match: re.Match[str] | None) -> Quote | None:
    if match is None:
        return None
    words = match.group().rstrip()
    span = Span(match.start(), match.start() + len(words))
    return Quote(text=span.of(text), span=span)
