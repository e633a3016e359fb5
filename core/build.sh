#!/bin/sh
# Build the core: sh core/build.sh PYTHON OUT [TARGET]. OUT gets a library for this machine and the
# tables, or only a library for TARGET (wasm32-unknown-unknown) where rustc has it.
# Nothing is needed but rustc 1.63 or later and a linker; RUSTC names another compiler.
set -eu
python=$1
out=$2
target=${3:-}
cd "$(dirname "$0")/.."
mkdir -p "$out"
flags="--edition 2021 --crate-name kontsevich_core --crate-type cdylib -C panic=abort -C strip=symbols"
flags="$flags -D warnings --remap-path-prefix $PWD=."
case $target in
  wasm*) flags="$flags --target $target -C opt-level=s -C lto=fat" ;;
  ?*) flags="$flags --target $target -C opt-level=3" ;;
  *) flags="$flags -C opt-level=3" ;;
esac
"${RUSTC:-rustc}" $flags --out-dir "$out" core/src/lib.rs
# The tables are the same for every machine.
test -n "$target" || "$python" -m kontsevich.maintain.core_tables "$out/tables.txt"
