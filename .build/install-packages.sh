#!/bin/sh
# Installs the Debian/Ubuntu packages that building and testing need, and only those that are missing.
set -eu
PACKAGES="
build-essential pkg-config perl curl file
libwebkit2gtk-4.1-dev libgtk-3-dev librsvg2-dev libssl-dev
webkit2gtk-driver xvfb dbus-x11 at-spi2-core
fonts-noto-cjk poppler-utils qpdf python3-venv
"

if ! command -v apt-get >/dev/null; then
  echo "This is no Debian or Ubuntu. Please install the equivalents of these packages yourself:"
  # shellcheck disable=SC2086 # one word a package
  echo "  " $PACKAGES
  exit 0
fi

missing=""
for package in $PACKAGES; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
if [ -z "$missing" ]; then echo "System packages: all there."; exit 0; fi

echo "These system packages are missing and will be installed with apt-get:"
echo " $missing"
echo "(WebKitGTK and GTK for the window, its driver and a virtual display for the tests, Chinese fonts, tools that check PDFs.)"
as_root=""
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "Not root, and there is no sudo: please run this script as root." >&2; exit 1; }
  as_root=sudo
fi
$as_root apt-get update
# shellcheck disable=SC2086 # one word a package
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing
