"""Everything Korean that regions name, right and wrong. Door: `gathering`."""
