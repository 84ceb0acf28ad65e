"""Intake: files, folders, pages and standard input become documents with their provenance."""

from __future__ import annotations

from trucewatch.intake.finding import Refusal
from trucewatch.intake.inputs import read_inputs

__all__ = ["Refusal", "read_inputs"]
