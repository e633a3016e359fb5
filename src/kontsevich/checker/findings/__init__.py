"""From a file to its findings, and from findings to the fixed file."""
