"""The status of a player: the state machine and the conditions of play."""
