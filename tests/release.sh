#!/bin/sh
# Build what a release holds into a folder: wheel, sdist, the page as a zip, and their checksums.
# Arguments: a Python that has pip, and the folder. With PAGE=build/page a built page is packed too.
set -eu
python=$1
target=$2
rm -rf "$target"
mkdir -p "$target"
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH PIP_DISABLE_PIP_VERSION_CHECK=1
"$python" -m build --quiet --outdir "$target" .
if [ -n "${PAGE:-}" ]; then
  "$python" tests/pack.py "$PAGE" "$target/kontsevich-page.zip"
fi
(cd "$target" && sha256sum -- *.whl *.tar.gz $(ls -- *.zip 2>/dev/null || true) > SHA256SUMS && cat SHA256SUMS)
