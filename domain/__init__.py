"""What it means: contexts of values, commands, facts and questions; knows no framework."""
