#!/bin/sh
# Puts pyHanko, by which the tests check signatures within PDF files, into target/python. Where that can't be, the tests say
# that they skip it.
set -eu
cd "$(dirname "$0")/.."
VERSION=0.38.0
python=target/python/bin/python3
if "$python" -c "import pyhanko.version as v; assert v.__version__ == '$VERSION'" 2>/dev/null; then
  echo "pyHanko $VERSION: there."
  exit 0
fi
command -v python3 >/dev/null || { echo "There is no python3: tests skip pyHanko."; exit 0; }
echo "Installing pyHanko $VERSION into target/python."
rm -rf target/python
if ! { python3 -m venv target/python && "$python" -m pip install --quiet --disable-pip-version-check "pyhanko==$VERSION"; }; then
  echo "pyHanko could not be installed: tests skip it."
fi
