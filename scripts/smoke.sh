#!/usr/bin/env bash
# Starts the built server the way the README says, asks it what the README asks, and stops it.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
port=$((20000 + RANDOM % 20000))
log="$folder/server.log"
DATABASE_URL="sqlite:$folder/catalog.db" PORT=$port setsid npm start >"$log" 2>&1 &
server=$!
# npm does not pass signals on: the server runs in a group of its own, which is ended whole
trap 'kill -TERM -- "-$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
base="http://127.0.0.1:$port"
for _ in $(seq 1 120); do
  curl -fs "$base/api/v1/status" >/dev/null 2>&1 && break
  kill -0 "$server" 2>/dev/null || { cat "$log"; exit 1; }
  sleep 1
done
edition="$base/api/v1/editions/longting-district"
curl -fs -o "$folder/status.json" "$base/api/v1/status"
grep -q '"longting-subdistrict"' "$folder/status.json"
curl -fs -o "$folder/openapi.json" "$base/api/v1/openapi.json"
grep -q '"3.1.0"' "$folder/openapi.json"
etag=$(curl -fsI "$edition/versions/1" | tr -d '\r' | sed -n 's/^ETag: //p')
test "$(curl -s -o /dev/null -w '%{http_code}' -H "If-None-Match: $etag" "$edition/versions/1")" = 304
test "$(curl -s -o /dev/null -w '%{http_code}' "$edition/nothing")" = 404
curl -fs -o "$folder/catalog.csv" "$edition/export.csv?version=1"
test "$(od -An -tx1 -N3 "$folder/catalog.csv" | tr -d ' ')" = efbbbf
curl -fs -o "$folder/page.html" "$base/editions/longting-district"
grep -q '基层政务公开标准目录' "$folder/page.html"
curl -fs -o "$folder/organizations.json" "$base/api/v1/organizations"
grep -q '龙亭区人民政府' "$folder/organizations.json"
test "$(curl -s -o /dev/null -w '%{http_code}' "$base/api/v1/accounts")" = 401
test "$(grep -c '首次口令' "$log")" = 1
echo "smoke: the server starts and answers as the README says"
