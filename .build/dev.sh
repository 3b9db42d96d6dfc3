#!/bin/sh
# The window on Vite's development server. A target folder of its own, since this build asks the server for the UI instead of carrying it.
set -eu
cd "$(dirname "$0")/.."
npm --prefix ui run --silent dev &
vite=$!
trap 'kill "$vite" 2>/dev/null || true' EXIT INT TERM
CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-target}/dev .build/with-display.sh cargo run -p crisis-desk --no-default-features
