#!/bin/sh
# Build the wheel, install it alone into a clean environment, run it from another folder.
# Arguments: a Python to make environments with, and one that has pip and build tools.
set -eu
python=$1
builder=$2
root=$PWD
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
# The wheel with the compiled core, where a checkout has built one (make core).
test -f "$root/build/core/tables.txt" || exit 0
cd "$root"
CORE_WHEEL=build/core "$builder" -m pip wheel --quiet --no-deps --wheel-dir "$work/core" .
"$work/venv/bin/pip" install --quiet --force-reinstall --no-deps "$work"/core/kontsevich-*.whl
cd "$work"
"$work/venv/bin/python" - <<'END'
from kontsevich import Converter

word = Converter(kind="word")
assert word.core is not None
assert word.convert("국물을 먹었다") == "кунмурыль моготта"
END
echo "the wheel with the core works: $(basename "$work"/core/*.whl)"
