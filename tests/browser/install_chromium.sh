#!/bin/sh
# The browser tests need Chromium, best its headless shell, which has no window to draw. As root on Debian it is
# installed by apt; otherwise say how.
set -eu
has() { command -v "$1" >/dev/null 2>&1; }
has chromium-headless-shell && exit 0
if [ "$(id -u)" = 0 ] && has apt-get; then
    apt-get update -qq || true
    for package in chromium-headless-shell chromium; do
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" fonts-noto-cjk >/dev/null && exit 0
    done
fi
for name in chromium chromium-browser google-chrome; do
    has "$name" && exit 0
done
echo "Chromium is not installed: the browser tests will be skipped. Install it, e.g. sudo apt-get install chromium-headless-shell fonts-noto-cjk" >&2
