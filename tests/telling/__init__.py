"""Tests of the room that tells."""
