#!/bin/sh
# Takes a picture of a web page: picture.sh PAGE NAME WIDTH HEIGHT writes NAME.png, with
# at most 256 colours, into this folder. It needs pngquant, and Chromium or Chrome;
# BROWSER may name another browser.
set -eu
for browser in ${BROWSER:-chromium chromium-browser google-chrome chrome}; do
  if command -v "$browser" >/dev/null; then break; fi
  browser=
done
[ -n "$browser" ] && command -v pngquant >/dev/null ||
  { echo "$0: install Chromium, or name a browser in BROWSER, and pngquant" >&2; exit 1; }
picture="$(cd "$(dirname "$0")" && pwd)/$2.png"
sandbox=
if [ "$(id -u)" = 0 ]; then sandbox=--no-sandbox; fi # as in a container
"$browser" --headless --disable-gpu --disable-background-networking --hide-scrollbars ${sandbox:+"$sandbox"} \
  --window-size="$3,$4" --screenshot="$picture" "file://$1" 2>/dev/null
pngquant --quality 70-95 --speed 1 --strip --force --output "$picture" "$picture"
