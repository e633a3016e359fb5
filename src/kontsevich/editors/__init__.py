"""Where people write: servers for editors and office programs. Doors: `serve`, `lsp`."""
