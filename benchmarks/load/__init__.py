"""Load generators and the floor's servers: each is a process of its own."""
