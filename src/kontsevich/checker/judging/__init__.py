"""What is wrong with what was spotted, and what is right."""
