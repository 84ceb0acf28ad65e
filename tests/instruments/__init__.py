"""Tests of reading instruments."""
