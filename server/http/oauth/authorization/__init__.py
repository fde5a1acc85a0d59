"""The authorization endpoint and the player's consent."""
