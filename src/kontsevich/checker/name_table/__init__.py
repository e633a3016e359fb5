"""The table of the names of manuscripts: one row a name. Doors: `files`, `rows`."""
