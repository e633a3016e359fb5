"""The extension for LibreOffice: what it does with documents; the library stands beside it."""
