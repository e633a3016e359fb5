"""The checker: spot, judge, and what is made of it."""
