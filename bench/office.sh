#!/usr/bin/env bash
# A mixed day of the office from paper to accounted-for cases: sides a minute, memory of a worker, and the account.
# Usage: bench/office.sh [CASES] [SEED]      600 cases are some 2,600 sides; the day takes a few GB of disk meanwhile
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
build=${UKETSUKE_BUILD:-$root/build/release}
cases=${1:-600}
seed=${2:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$build/tools/page_maker/uketsuke-page-maker" office --cases "$cases" --seed "$seed" --out "$work/day"
measured=$(python3 "$root/bench/watch_workers.py" "$work/account.md" python3 "$root/tools/office_day/office_day.py" \
    "$work/day" --build "$build" --work "$work/run")
cat "$work/account.md"
of() { # of NAME
    python3 -c 'import json, sys; print(json.loads(sys.argv[2])[sys.argv[1]])' "$1" "$measured"
}
printf '\nMemory of a worker: peak %s MB, first half / second half %s / %s MB\n' \
    "$(of peak_mb)" "$(of first_half_mb)" "$(of second_half_mb)"
exit "$(of exit)"
