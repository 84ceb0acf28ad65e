"""Intake: files, folders, pages and standard input become documents with their provenance."""

from __future__ import annotations

from trucewatch.intake.finding import Refusal
from trucewatch.intake.inputs import capture_text, read_inputs

__all__ = ["Refusal", "capture_text", "read_inputs"]
