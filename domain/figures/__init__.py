"""Figures of the brand's day so far, beside the same hours of earlier days."""
