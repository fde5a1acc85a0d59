"""The demo: an operator account, and simulated players who play without pause."""
