"""Loyalty: points by turnover, lots of points, tiers and what points are redeemed for."""
