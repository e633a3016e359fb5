"""Columns and records: our functions on a million texts, in the engines that people have."""
