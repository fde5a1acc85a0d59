"""What happened to a player: one list over what several contexts keep."""
