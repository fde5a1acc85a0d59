#!/usr/bin/env bash
# pyotp 2.12.0 refuses a TOTP secret of 80 bits (16 base32 characters), which pyotp 2.9.0 still read.
# Such secrets are what many sign-in systems have given to authenticator apps for years: accounts that are moved
# from one of them keep a working app, and lose it when the library that checks the codes is brought up to date.
# Seen: 2.9.0 makes a code; 2.12.0 raises "Secrets must be at least 112 bits after decoding" when the TOTP is made,
# before any code is checked. A secret of 160 bits, the length RFC 4226 recommends, works in both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/old"
python3 -m venv "$folder/new"
"$folder/old/bin/pip" install --quiet --disable-pip-version-check pyotp==2.9.0
"$folder/new/bin/pip" install --quiet --disable-pip-version-check pyotp==2.12.0
cat > "$folder/ask.py" <<'PY'
import sys

import pyotp

try:
    code = pyotp.TOTP(sys.argv[1]).at(0)
except ValueError as error:
    print(f"ValueError: {error}")
else:
    print(f"{len(code)} digits")
PY
short=$(printf 'A%.0s' {1..16}) long=$(printf 'A%.0s' {1..32})
for version in old new; do
  for secret in "$short" "$long"; do
    printf '%s %s characters: ' "$version" "${#secret}"
    "$folder/$version/bin/python" "$folder/ask.py" "$secret"
  done
done | tee "$folder/seen"
diff "$folder/seen" - <<'SEEN'
old 16 characters: 6 digits
old 32 characters: 6 digits
new 16 characters: ValueError: Secrets must be at least 112 bits after decoding
new 32 characters: 6 digits
SEEN
