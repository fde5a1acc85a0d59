"""The workers that carry out background jobs, as the operators who started them."""
