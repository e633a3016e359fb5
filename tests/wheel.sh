#!/bin/sh
# Build the wheel, install it alone into a clean environment, run it from another folder.
# Arguments: a Python to make environments with, and one that has pip and build tools.
set -eu
python=$1
builder=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$builder" -m pip wheel --quiet --no-deps --wheel-dir "$work/wheel" .
"$python" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet "$work"/wheel/kontsevich-*.whl
cd "$work"
result=$("$work/venv/bin/kontsevich" convert 김정은)
test "$result" = "Ким Чжонын" || { echo "the installed wheel converts 김정은 to: $result" >&2; exit 1; }
"$work/venv/bin/kontsevich" tables check
echo "the wheel works on its own"
