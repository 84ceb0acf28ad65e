"""Public yardsticks: what the reader gets on corpora, one command each."""
