"""Players: who they are, where they may play, what they prefer, and how their account stands."""
