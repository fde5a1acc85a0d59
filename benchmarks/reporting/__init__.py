"""Measures, findings and the report."""
