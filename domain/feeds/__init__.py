"""Export feeds: sets of files for other systems, and marketing lists that are taken in."""
