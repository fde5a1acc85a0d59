"""One module per command of `croupier`; every module here is found and added.

A module offers `app`, a `typer.Typer()` whose commands join the others. Each command parses, calls and
returns; what it calls is imported inside it, so that `croupier --help` does not load the whole product.
"""
