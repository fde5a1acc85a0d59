"""Background jobs: what operators start for many players at once, and exports."""
