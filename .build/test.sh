#!/bin/sh
# Runs every check and every test, goes on after a failure, and ends with the line "N passed, N failed".
# A check (formatting, lints, types, bindings, builds) counts as one; a suite counts its tests.
set -u
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-$PWD/target}
out=$PWD/target/test
mkdir -p "$out"
passed=0
failed=0
summary=""

# count NAME PASSED FAILED
count() {
  passed=$((passed + $2)); failed=$((failed + $3))
  summary="$summary$(printf '%-22s %6s passed %4s failed' "$1" "$2" "$3")
"
}

# check NAME COMMAND…
check() {
  name=$1; shift
  echo "── $name"
  if "$@"; then count "$name" 1 0; else count "$name" 0 1; fi
}

# suite NAME COUNTER COMMAND…: COUNTER prints "PASSED FAILED" from the log; a suite that ends badly has failed at least once.
suite() {
  name=$1; counter=$2; shift 2
  echo "── $name"
  log="$out/$(echo "$name" | tr ' ' '-').log"
  { "$@" 2>&1; echo $? >"$log.status"; } | tee "$log"
  # shellcheck disable=SC2046 # two numbers
  set -- $("$counter" "$log")
  good=${1:-0}; bad=${2:-0}
  if [ "$(cat "$log.status")" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  count "$name" "$good" "$bad"
}

plain() { sed 's/\x1b\[[0-9;]*m//g' "$1"; }
sum() { awk '{ total += $1 } END { print total + 0 }'; }
count_nextest() { plain "$1" | grep -E '^ *Summary ' | tail -n 1 | awk '{ for (i = 2; i <= NF; i++) { if ($i ~ /^passed/) p = $(i-1); if ($i ~ /^(failed|timed)/) f += $(i-1) } print p + 0, f + 0 }'; }
count_cargo() { echo "$(plain "$1" | sed -n 's/^test result:.* \([0-9]*\) passed.*/\1/p' | sum) $(plain "$1" | sed -n 's/^test result:.* \([0-9]*\) failed.*/\1/p' | sum)"; }
count_vitest() { plain "$1" | awk '$1 == "Tests" { for (i = 2; i <= NF; i++) { if ($i == "passed") p = $(i-1); if ($i == "failed") f = $(i-1) } } END { print p + 0, f + 0 }'; }
count_node() { plain "$1" | awk '$2 == "pass" { p = $3 } ($2 == "fail" || $2 == "cancelled") { f += $3 } END { print p + 0, f + 0 }'; }

bindings_are_committed() {
  git rev-parse --git-dir >/dev/null 2>&1 || { echo "not a git checkout: skipped"; return 0; }
  changes=$(git status --porcelain -- ui/src/api/bindings)
  [ -z "$changes" ] && return 0
  echo "The types generated from Rust differ from those committed. Commit these:" >&2
  echo "$changes" >&2
  return 1
}

# The window embeds the UI, so this comes before Rust.
check "ui build" make --no-print-directory ui
check "rust format" cargo fmt --all --check
check "clippy" cargo clippy --workspace --all-targets --locked -- -D warnings
if cargo nextest --version >/dev/null 2>&1; then
  suite "rust tests" count_nextest cargo nextest run --workspace --locked --no-fail-fast
else
  suite "rust tests" count_cargo cargo test --workspace --locked --no-fail-fast
fi
check "bindings" bindings_are_committed
check "rust build" cargo build --workspace --locked
check "ui types" npm --prefix ui run --silent types
check "ui lint" npm --prefix ui run --silent lint
suite "ui tests" count_vitest npm --prefix ui run --silent test
export CRISIS_DESK_HEADLESS=1 CRISIS_DESK_BIN="$target/debug/crisis-desk" CRISIS_DESK_CTL="$target/debug/crisisctl"
suite "end to end" count_node .build/with-display.sh node --test --test-concurrency=1 --test-reporter=spec tests/e2e/*.test.mjs

printf '\n%s' "$summary"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
