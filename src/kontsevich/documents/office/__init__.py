"""Readers and writers of packages: Word, OpenDocument, EPUB."""
