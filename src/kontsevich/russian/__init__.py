"""Russian as it is written in Hangul: letters, words and names, and the way back to a name."""
