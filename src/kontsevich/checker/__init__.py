"""From a manuscript to its findings and fixes. Door: `findings.checking`."""
