"""The map: where things are told to have happened, how precisely known, under whose claimed control."""
