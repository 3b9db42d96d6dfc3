#!/bin/sh
# Makes a demonstration store in target/demo, exports its first case in both languages, and takes pictures of the board and the case.
set -eu
target=${CARGO_TARGET_DIR:-target}
demo=target/demo
rm -rf "$demo"
mkdir -p "$demo/data"
export CRISIS_DESK_STORE="$demo/data/crisis-desk.crisisdesk"
export CRISIS_DESK_PASSPHRASE="demo passphrase of no value 2026"
CRISIS_DESK_PASSWORD=crisis-desk-demo "$target/debug/crisisctl" --as admin init --company "栖禾小厨" --name "管理员" --demonstration >"$demo/recovery-key.json"
export CRISIS_DESK_PASSWORD=crisis-desk-demo
number="$(date +%Y)-0001"
for lang in zh en; do
  "$target/debug/crisisctl" --as zhoulan --lang "$lang" report "$number" --variant full --out "$demo/case-$lang.pdf"
done
"$target/debug/crisisctl" verify --rebuild
CRISIS_DESK_BIN="$target/debug/crisis-desk" CRISIS_DESK_HEADLESS=1 CRISIS_DESK_DEMO="$demo" .build/with-display.sh node tests/e2e/pictures.mjs
echo "In $demo: the store (passphrase: $CRISIS_DESK_PASSPHRASE; users such as zhoulan, linshu, suyan, wujian; password: $CRISIS_DESK_PASSWORD), case-zh.pdf, case-en.pdf, pictures."
