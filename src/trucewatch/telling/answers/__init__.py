"""Answers to the analysts' questions: each a table of plain values from gathered material."""
