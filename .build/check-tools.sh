#!/bin/sh
# Says exactly what to do when Rust, Node or npm is missing or too old. Changes nothing.
set -eu
missing=0

# at_least HAVE WANT: is version HAVE (1.95.0) not below WANT (1.90)?
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# need NAME WANT HAVE ADVICE
need() {
  if [ -z "$3" ]; then echo "$1 is missing (at least $2 is needed)." >&2
  elif at_least "$3" "$2"; then return
  else echo "$1 $3 is too old (at least $2 is needed)." >&2; fi
  printf '  %s\n' "$4" >&2
  missing=1
}

need Rust 1.90 "$(rustc --version 2>/dev/null | cut -d' ' -f2)" \
  "Install or update it: https://rustup.rs, then 'rustup update stable' (a packaged rustc is often too old)."
need cargo 1.90 "$(cargo --version 2>/dev/null | cut -d' ' -f2)" \
  "It comes with Rust: 'rustup update stable'."
need Node.js 20.19 "$(node --version 2>/dev/null | tr -d v)" \
  "Install Node 20.19 or newer: https://nodejs.org, or your version manager ('nvm install 22')."
need npm 10 "$(npm --version 2>/dev/null)" \
  "It comes with Node; update it with 'npm install --global npm'."
[ "$missing" -eq 0 ] || { echo "Nothing was changed. Run the command again afterwards." >&2; exit 1; }
