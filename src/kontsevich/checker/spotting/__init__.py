"""Where something that looks Korean stands, and what speaks for it."""
