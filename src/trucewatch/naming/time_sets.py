"""Repeated times (TIMEX3 ``SET``): the length between two of them, or the day that comes again."""

from __future__ import annotations

from trucewatch.naming.time_context import Context, Rule, Value, Words
from trucewatch.naming.time_lengths import length_of
from trucewatch.naming.time_words import count, meaning, month_number, ordinal


def _adverb_set(words: Words, _: Context) -> Value:
    return Value("SET", meaning("adverb", words["adverb"]))


def _every_unit(words: Words, _: Context) -> Value:
    number: float | None = 1
    if "count" in words:
        number = count(words["count"])
    elif "other" in words:  # "every other week" is every second one
        number = 2 if words["other"].lower() == "other" else ordinal(words["other"])
    return Value("SET", length_of(number, meaning("unit", words["unit"])))


def _per_unit(words: Words, _: Context) -> Value | None:
    if words["unit"].lower() == "quarter":  # "a quarter of them"
        return None
    return Value("SET", length_of(1, meaning("unit", words["unit"])))


def _every_name(words: Words, _: Context) -> Value | None:
    """``every Monday``, ``on Mondays``, ``each spring``."""
    weekday, part = words.get("weekday") or words.get("weekdays"), words.get("part") or words.get("parts")
    time = f"T{meaning('part', part.removesuffix('s'))}" if part else ""
    if weekday is not None:
        return Value("SET", f"XXXX-WXX-{meaning('weekday', weekday.removesuffix('s'))}{time}")
    if "month" in words:
        return Value("SET", f"XXXX-{month_number(words['month']):02d}")
    if "season" in words:
        return Value("SET", f"XXXX-{meaning('season', words['season'])}")
    return Value("SET", f"XXXX-XX-XX{time}") if time else None


RULES: dict[str, Rule] = {
    "adverb_set": _adverb_set,
    "every_unit": _every_unit,
    "per_unit": _per_unit,
    "every_name": _every_name,
}
