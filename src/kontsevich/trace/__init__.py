"""What happened to a text, step by step: told in words, and replayed."""
