"""Cyrillic or Latin → Hangul: the seam table read backwards, by guides, ranked by cost."""
