"""Tests of linking: what it ties together, and what it keeps apart."""
