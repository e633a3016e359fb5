"""Letters of Hangul, and the seams where two syllables meet."""
