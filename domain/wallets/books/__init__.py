"""What all players of a brand moved, and statements of players."""
