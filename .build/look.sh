#!/bin/sh
# Shows the real window at a place, as a picture: .build/look.sh /board [zh|en] [light|dark] [1440x900]
# Builds the UI and the program first (seconds when little has changed); the whole workspace, so that nothing compiles twice. Prints the path of the picture.
# CRISIS_DESK_DATA names the store to look at; without it the window starts with an empty one.
set -eu
cd "$(dirname "$0")/.."
make --no-print-directory ui >&2
cargo build --quiet --locked --workspace
export CRISIS_DESK_HEADLESS=1
exec .build/with-display.sh node tests/e2e/look.mjs "$@"
