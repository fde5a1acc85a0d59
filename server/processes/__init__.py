"""Server processes: listening, supervising, stopping."""
