"""The brief as headings, lines, quotations and grids: what the plain formats lay out, in one order."""
