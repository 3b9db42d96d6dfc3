#!/bin/sh
# Runs a command with a display: the one that is there, or else a virtual one (Xvfb) that lives as long as the command.
# CRISIS_DESK_HEADLESS=1 asks for the virtual one always (the tests do).
set -eu
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ -z "${CRISIS_DESK_HEADLESS:-}" ]; then exec "$@"; fi
echo "No display: using a virtual one (Xvfb)." >&2
number=$(mktemp)
Xvfb -displayfd 3 -screen 0 1680x1050x24 -nolisten tcp 3>"$number" >/dev/null 2>&1 &
xvfb=$!
trap 'kill "$xvfb" 2>/dev/null || true; rm -f "$number"' EXIT INT TERM
tries=0
until [ -s "$number" ]; do
  kill -0 "$xvfb" 2>/dev/null || { echo "Xvfb did not start." >&2; exit 1; }
  tries=$((tries + 1)); [ "$tries" -lt 200 ] || { echo "Xvfb did not answer." >&2; exit 1; }
  sleep 0.05
done
DISPLAY=":$(cat "$number")"; export DISPLAY
unset WAYLAND_DISPLAY
# There is no graphics card behind a virtual display.
export GDK_BACKEND=x11 WEBKIT_DISABLE_COMPOSITING_MODE=1 LIBGL_ALWAYS_SOFTWARE=1
if [ -z "${DBUS_SESSION_BUS_ADDRESS:-}" ]; then dbus-run-session -- "$@"; else "$@"; fi
