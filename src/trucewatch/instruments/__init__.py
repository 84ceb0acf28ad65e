"""Instruments: an agreement's text becomes the duties that it lays down, proposed for a person to accept.

layout ─► norms ─► actions, obligors, conditions ─► limits ─► timetable ─► draft
"""

from trucewatch.instruments.draft import theatre_draft
from trucewatch.instruments.read import read_instrument

__all__ = ["read_instrument", "theatre_draft"]
