"""Ways in which providers sign their webhooks."""
