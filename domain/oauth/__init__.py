"""Programs that sign in through the OAuth server: clients and what players granted them."""
