"""For those who work on the tables: proofreading, derived tables, pages. Door: `audit`, `pages`."""
