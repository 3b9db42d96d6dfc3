#!/bin/sh
# Puts pyHanko, by which the tests check signatures within PDF files, into target/python; with the word "peers" also Typst and
# WeasyPrint, with which `make bench` compares reports. What can't be installed is said, and left out by who would use it.
set -eu
cd "$(dirname "$0")/.."
python=target/python/bin/python3
wanted="pyhanko==0.38.0"
[ "${1:-}" = peers ] && wanted="$wanted typst==0.15.2 weasyprint==70.0"

there() { "$python" -m pip freeze --disable-pip-version-check 2>/dev/null | tr '[:upper:]' '[:lower:]' | grep -qx "$1"; }

command -v python3 >/dev/null || { echo "There is no python3: left out are $wanted."; exit 0; }
[ -x "$python" ] || python3 -m venv target/python || { echo "No Python environment can be made: left out are $wanted."; exit 0; }
for package in $wanted; do
  if there "$package"; then continue; fi
  echo "Installing $package into target/python."
  "$python" -m pip install --quiet --disable-pip-version-check "$package" || echo "$package could not be installed and is left out."
done
