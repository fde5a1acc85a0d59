"""A casino to look at: demo operators, and players whose play never stops."""
