"""Posting events to endpoints: laying them out as deliveries, and attempting those that are due."""
