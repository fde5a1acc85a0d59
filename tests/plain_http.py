"""HTTP without encryption, as tests speak it to servers of this machine."""

import ssl

NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Given as `verify`; by itself each of httpx's clients takes 25 ms to read certificates that are not used."""
