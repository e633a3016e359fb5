"""What a Korean text is made of: words, names, places and their marks. Door: `classification`."""
