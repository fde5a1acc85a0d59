"""Load generators, and the servers of the floor and the peer: each is a process of its own."""
