#!/bin/sh
# All benchmarks beside their peers, in an environment of their own; writes bench/figures, and of it
# docs/benchmarks.md and docs/benchmarks.ru.md. Argument: a Python to make the environment with.
set -eu
python=$1
cd "$(dirname "$0")/.."
venv=.venv-bench
test -d "$venv" || "$python" -m venv "$venv"
install="$venv/bin/pip install --quiet --disable-pip-version-check"
$install --editable . hangulpy koroman korean-romanizer codespell
# PyICU builds against the ICU headers (Debian: libicu-dev, pkg-config, g++); it may be missing.
$install PyICU || echo "PyICU is left out: no ICU headers" >&2
# The 2017 package has no wheel and imports six while it is built.
$install setuptools six wheel && $install --no-build-isolation hangulize==0.0.9 ||
  echo "hangulize 0.0.9 is left out" >&2
# The compiled core, where there is a Rust compiler; koroman for Node.js, where there is npm.
test -z "$(command -v rustc)" || sh core/build.sh "$venv/bin/python" build/core
test -z "$(command -v npm)" || npm install --silent --no-audit --no-fund --prefix build/node koroman
# Real text: see bench/texts.py. What can't be had is left out.
(mkdir -p build/debs && cd build/debs && apt-get download -qq libreoffice-help-ko gimp-help-ko \
  debian-handbook) && "$venv/bin/python" bench/texts.py formal build/debs ||
  echo "formal text is left out" >&2
test -d build/nsmc || git clone --quiet --depth 1 https://github.com/e9t/nsmc build/nsmc ||
  echo "film reviews are left out" >&2
test ! -d build/nsmc || "$venv/bin/python" bench/texts.py reviews build/nsmc
for part in start forward hangulize checker documents; do
  # The 2017 package has the name of our own script: it is asked in a process of its own.
  case $part in
    hangulize) set -- --peer "$venv/bin/python" ;;
    *) set -- ;;
  esac
  PATH="$PWD/$venv/bin:$PATH" "$venv/bin/python" "bench/$part.py" "$@" > "bench/figures/$part.new"
  mv "bench/figures/$part.new" "bench/figures/$part.md"
done
"$venv/bin/python" bench/pages.py
cat docs/benchmarks.md
