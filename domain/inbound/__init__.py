"""Webhooks that other systems send: verified, stored once, and handed to who knows their provider."""
