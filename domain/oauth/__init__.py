"""OAuth: clients, grants of players, authorization codes and refresh tokens."""
