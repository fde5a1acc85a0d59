"""Terms of play: published versions and who agreed to them."""
