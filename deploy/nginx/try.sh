#!/bin/sh
# Tries croupier.conf out on loopback: is it valid, is Croupier reached through it, and does it end slow clients?
# Wants nginx, openssl, curl and (for the last part) slowhttptest, and a Croupier that listens on PORT with
# CROUPIER_TRUSTED_PROXIES=127.0.0.1. Needs no root and leaves nothing behind.
#
#   deploy/nginx/try.sh [PORT of Croupier, 8000] [slow connections, 200]
set -eu
croupier=${1:-8000}
slow=${2:-200}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'test ! -f "$work/pid" || kill "$(cat "$work/pid")"; sleep 0.2; rm -rf "$work"' EXIT
tls=$((croupier + 10443 - 8000))
plain=$((croupier + 10080 - 8000))

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=casino.example \
  -keyout "$work/tls.key" -out "$work/tls.pem" 2>/dev/null
sed -e "s|127.0.0.1:8000|127.0.0.1:$croupier|" -e '/listen \[::\]/d' \
  -e "s|listen 80;|listen 127.0.0.1:$plain;|" -e "s|listen 443 ssl|listen 127.0.0.1:$tls ssl|" \
  -e "s|/etc/nginx/tls/casino.example.pem|$work/tls.pem|" -e "s|/etc/nginx/tls/casino.example.key|$work/tls.key|" \
  "$here/croupier.conf" > "$work/croupier.conf"
cat > "$work/nginx.conf" <<CONF
pid $work/pid;
error_log $work/error.log;
worker_processes 1;
events { worker_connections 1024; }
http {
    access_log off;
    client_body_temp_path $work/body; proxy_temp_path $work/proxy; fastcgi_temp_path $work/fastcgi;
    uwsgi_temp_path $work/uwsgi; scgi_temp_path $work/scgi;
    include $work/croupier.conf;
}
CONF

nginx -t -p "$work" -c "$work/nginx.conf" -e "$work/error.log"
nginx -p "$work" -c "$work/nginx.conf" -e "$work/error.log"

ask() { curl --silent --show-error --insecure --noproxy '*' --resolve "casino.example:$tls:127.0.0.1" "$@"; }
query='{"query":"{ viewer { kind } }"}'
echo "== one question through TLS"
ask --include --json "$query" "https://casino.example:$tls/graphql"
echo
echo "== a body that is too long: $(head -c 300000 /dev/zero | ask --output /dev/null --write-out '%{http_code}' \
  --header 'content-type: application/json' --data-binary @- "https://casino.example:$tls/graphql")"
echo "== a socket: $(ask --output /dev/null --write-out '%{http_code}' --http1.1 --max-time 2 \
  --header 'connection: upgrade' --header 'upgrade: websocket' --header 'sec-websocket-version: 13' \
  --header 'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==' --header 'sec-websocket-protocol: graphql-transport-ws' \
  "https://casino.example:$tls/graphql" 2>/dev/null || true)"

command -v slowhttptest >/dev/null || { echo "slowhttptest is not installed: slow clients were not tried"; exit 0; }
echo "== $slow clients whose headers never end"
slowhttptest -H -c "$slow" -i 3 -r 200 -l 20 -p 2 -u "https://127.0.0.1:$tls/graphql" > "$work/slow" 2>&1 &
for second in 2 4 6 8 10 12; do
  sleep 2
  echo "after $second s: $(ask --output /dev/null --max-time 3 --write-out '%{http_code} in %{time_total} s' \
    --json "$query" "https://casino.example:$tls/graphql")"
done
wait
tr '\r' '\n' < "$work/slow" | sed 's/\x1b\[[0-9;]*m//g' | grep -E 'service available|connected|closed|ended|Exit' | tail -5
