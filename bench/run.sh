#!/usr/bin/env bash
# The measures of docs/benchmarks.md in one run, as Markdown on standard output: form sides per minute beside ocrmypdf on
# the same pages, memory of a worker over many pages, notices per second, and what was accepted.
# Usage: bench/run.sh [PAGES] [PAGES_FOR_MEMORY]
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
build=${UKETSUKE_BUILD:-$root/build/release}
pages=${1:-60}
many=${2:-1000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

watched() { # watched OUTPUT COMMAND… : one JSON line of watch_workers.py
    python3 "$root/bench/watch_workers.py" "$@"
}
of() { # of NAME JSON
    python3 -c 'import json, sys; print(json.loads(sys.argv[2])[sys.argv[1]])' "$@"
}
per_minute() { # per_minute COUNT SECONDS
    python3 -c 'import sys; print(round(60 * float(sys.argv[1]) / float(sys.argv[2])))' "$@"
}
row() {
    printf '| %s | %s | %s |\n' "$@"
}

"$build/tools/page_maker/uketsuke-page-maker" --seed 90001 --count "$pages" --level office --format jpg \
    --out "$work/pages" >/dev/null
mapfile -t scans < <(find "$work/pages" -name '*.jpg' | sort)

echo '| measure | target | measured |'
echo '|---|---|---|'
once=$(watched "$work/lines.jsonl" "$build/uketsuke" run --json --reveal "${scans[@]}")
row "form sides a minute, from file to stored readings, start-up included (${#scans[@]} office pages)" '≥ 120' \
    "$(per_minute "${#scans[@]}" "$(of seconds "$once")")"

few=("${scans[@]:0:10}")
img2pdf "${few[@]}" -o "$work/few.pdf" 2>/dev/null
other=$(watched /dev/null ocrmypdf -l jpn --jobs 2 --output-type pdf "$work/few.pdf" "$work/few_ocr.pdf")
row 'the same pages a minute with `ocrmypdf -l jpn --jobs 2` (10 pages; a text layer, no fields)' '–' \
    "$(per_minute "${#few[@]}" "$(of seconds "$other")")"

# The same pages again and again, told apart by a JPEG comment, since the same bytes are a duplicate.
python3 - "$many" "$work/many" "${scans[@]}" <<'PY'
import pathlib, sys
count, folder, scans = int(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3:]
folder.mkdir()
for number in range(count):
    data = pathlib.Path(scans[number % len(scans)]).read_bytes()
    comment = b"\xff\xfe\x00\x08" + b"%06d" % number
    (folder / f"{number:06d}.jpg").write_bytes(data[:2] + comment + data[2:])
PY
long=$(watched /dev/null "$build/uketsuke" run --json "$work/many")
row "form sides a minute over $many pages" '≥ 120' "$(per_minute "$many" "$(of seconds "$long")")"
row "memory of a worker, peak over $many pages" '≤ 600 MB' "$(of peak_mb "$long") MB"
row 'the same, first half / second half' 'flat' "$(of first_half_mb "$long") / $(of second_half_mb "$long") MB"
echo

"$build/bench/notices/bench_notices" 1000 | sed 's/^/    /'
echo
echo 'What was accepted on the pages of the first row:'
echo
python3 "$root/tools/acceptance/compare.py" "$work/lines.jsonl" | sed 's/^/    /'
