"""System jobs and background loops."""
