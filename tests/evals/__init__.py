"""Tests of the yardsticks."""
