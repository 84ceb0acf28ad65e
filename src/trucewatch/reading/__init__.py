"""Reading: what a text says, each line of it with its span."""
