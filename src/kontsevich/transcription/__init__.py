"""Marked syllables and whole texts in Cyrillic. Door: `converter`."""
