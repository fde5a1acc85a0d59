"""Lost factors of players: one operator asks for a reset, another approves it, the player may object."""
