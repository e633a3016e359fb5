"""Marked syllables and whole texts → Cyrillic."""
