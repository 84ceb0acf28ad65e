"""Speed and memory, measured on texts of our own."""
