"""Readers of mark-up that is text."""
