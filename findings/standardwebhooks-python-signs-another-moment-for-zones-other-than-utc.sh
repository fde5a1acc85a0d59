#!/usr/bin/env bash
# standardwebhooks 1.1.0 for Python: Webhook.sign() takes a datetime and puts UTC in place of its time zone instead of
# converting it. For an aware time of any other zone the signed timestamp is off by the zone's offset, while the header
# `webhook-timestamp` that the sender writes for the same datetime is right: receivers refuse the signature.
# Seen: the present moment is signed and accepted when it is written in UTC; written with the offset +02:00 it is
# refused by the same package with "No matching signature found". Senders in Python convert to UTC first.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check standardwebhooks==1.1.0
cat > "$folder/ask.py" <<'PY'
from datetime import datetime, timedelta, timezone

from standardwebhooks import Webhook, WebhookVerificationError

webhook = Webhook("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
moment = datetime.now(timezone.utc).replace(microsecond=0)
for name, zone in (("UTC", timezone.utc), ("+02:00", timezone(timedelta(hours=2)))):
    written = moment.astimezone(zone)
    headers = {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(written.timestamp())),
        "webhook-signature": webhook.sign(msg_id="msg_1", timestamp=written, data="{}"),
    }
    try:
        webhook.verify("{}", headers)
    except WebhookVerificationError as error:
        print(f"{name}: {error}")
    else:
        print(f"{name}: accepted")
PY
"$folder/venv/bin/python" "$folder/ask.py" | tee "$folder/seen"
diff "$folder/seen" - <<'SEEN'
UTC: accepted
+02:00: No matching signature found
SEEN
