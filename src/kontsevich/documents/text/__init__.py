"""Plain text and bytes."""
