"""What happened to a text, step by step: told, replayed. Door: `trace`, `replay`, `narration`."""
