#!/bin/sh
# What the page is built and tried with, beside Python: sh tests/page/tools.sh node npm chromium
# Prints Debian's names of what is missing, and says so in one line to people. Node.js may come from
# elsewhere than Debian; CHROMIUM may name another Chromium or Chrome.
for tool; do
  case $tool in
    chromium) command -v "${CHROMIUM:-chromium}" >/dev/null || missing="$missing chromium" ;;
    node)
      node -e 'process.exit(Number(parseInt(process.versions.node) < 18))' 2>/dev/null ||
        missing="$missing nodejs" ;;
    *) command -v "$tool" >/dev/null || missing="$missing $tool" ;;
  esac
done
[ -z "$missing" ] && exit
echo $missing
echo "Missing here; on Debian: apt-get install --no-install-recommends$missing" >&2
exit 1
