"""What operators keep to work with: saved views of lists."""
