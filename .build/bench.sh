#!/bin/sh
# Measures everything and writes the table of the README to target/bench/README-table.md.
# The first run makes a store of 100,000 cases in target/bench, which takes minutes; later runs use it again.
set -eu
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-$PWD/target}
started=$(date +%s)
step() { echo "── $1 (after $(($(date +%s) - started)) s)"; }
scale() { cargo bench --quiet --workspace --locked --bench scale -- "$@"; }
step "building"
cargo build --release --workspace --locked
cargo bench --workspace --locked --no-run --bench assess --bench lint --bench render --bench scale
step "the stores"
stores=$(scale prepare)
step "rules, checks of statements, pages"
cargo bench --workspace --locked --bench assess --bench lint --bench render
step "reports against other programs"
cargo build --release --locked -p report --example pages
.build/python-tools.sh peers
mkdir -p target/bench
target/python/bin/python3 tests/bench/reports.py "$target/release/examples/pages" | tee target/bench/reports.md
for part in durable chain reading search clocks rules; do
  step "$part"
  scale "$part"
done
step "the window"
export CRISIS_DESK_HEADLESS=1 CRISIS_DESK_BIN="$target/release/crisis-desk"
# shellcheck disable=SC2086 # a folder, the id of a case, and another folder
.build/with-display.sh node tests/e2e/bench/window.mjs $stores
scale table
step "done"
