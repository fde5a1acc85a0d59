"""System jobs: what Croupier itself does in the background, for no operator."""
