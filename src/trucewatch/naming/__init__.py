"""Naming: who, where and when; theatre files, actors, places and news time."""

from __future__ import annotations

from trucewatch.naming.names import Names
from trucewatch.naming.theatre import load_theatre, load_theatres, shipped_theatres, theatre_schema
from trucewatch.naming.theatre_check import check_theatre, unanswered

__all__ = [
    "Names",
    "check_theatre",
    "load_theatre",
    "load_theatres",
    "shipped_theatres",
    "theatre_schema",
    "unanswered",
]
