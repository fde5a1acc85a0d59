"""Figures in the graph."""
