"""Cyrillic or Latin back to ranked Hangul. Door: `restoration`."""
