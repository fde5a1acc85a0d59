"""Periodic jobs and background loops."""
