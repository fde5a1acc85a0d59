"""The outbox of facts and the relay that publishes them."""
