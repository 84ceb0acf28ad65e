"""trucewatch: who says what happened, who owes what by when, and where the accounts part."""
