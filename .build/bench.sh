#!/bin/sh
# Measures everything and writes the table of the README to target/bench/README-table.md.
# The first run makes a store of 100,000 cases in target/bench, which takes minutes; later runs use it again.
set -eu
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-$PWD/target}
scale() { cargo bench --quiet --workspace --locked --bench scale -- "$@"; }
cargo build --release --workspace --locked
cargo bench --workspace --locked --bench assess --bench lint --bench render
stores=$(scale prepare)
scale durable chain reading search clocks rules
export CRISIS_DESK_HEADLESS=1 CRISIS_DESK_BIN="$target/release/crisis-desk"
# shellcheck disable=SC2086 # a folder, the id of a case, and another folder
.build/with-display.sh node tests/e2e/bench/window.mjs $stores
scale table
