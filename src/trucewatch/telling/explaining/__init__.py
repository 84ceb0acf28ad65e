"""Why a row is there: the claims, rules and judgements that made it, in words."""
