"""What a Korean text is made of: words, names, places, particles, and their marks."""
