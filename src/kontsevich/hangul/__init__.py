"""Letters of Hangul, and the seams where syllables meet. Door: `syllables`, `seams`."""
