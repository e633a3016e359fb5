"""What a user, a journal or a folder wants of the checker."""
