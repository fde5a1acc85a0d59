"""Ways to reach people: e-mail and text messages."""
