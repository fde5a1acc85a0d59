"""Corrections of who a player is: one operator asks for them, another decides."""
