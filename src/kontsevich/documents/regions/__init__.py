"""Regions: pieces of a document that one role describes, and how text is divided into them."""
