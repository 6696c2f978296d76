#!/bin/sh
# The browser tests need Chromium. As root on Debian it is installed by apt; otherwise say how.
set -eu
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null
    exit 0
fi
echo "Chromium is not installed: the browser tests will be skipped. Install it, e.g. sudo apt-get install chromium fonts-noto-cjk" >&2
