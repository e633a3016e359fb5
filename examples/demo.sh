#!/bin/sh
# What `make demo` shows: a small Korean page in Cyrillic, and three of its words explained.
set -eu
page=$(dirname "$0")/korean-page.txt
kontsevich convert --file "$page"
printf '\n'
kontsevich explain 독립 색연필 서울은
