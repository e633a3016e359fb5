"""From settings files, options and own rows to what one check goes by. Door: `settings`."""
