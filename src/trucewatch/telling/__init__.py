"""The room that tells: the brief and the answers to the analysts' questions, in every format."""
