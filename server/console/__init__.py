"""What the commands of `croupier` do at the terminal."""
