"""Sockets that misbehave, opened on a real server process: what they leave behind, take and delay."""
