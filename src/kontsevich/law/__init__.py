"""The tables, read and checked; rules that know no Korean. Door: `tables`, `rules`, `rulebook`."""
