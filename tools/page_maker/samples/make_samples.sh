#!/bin/bash
# Makes tests/samples/batch, the demo's batch, again: same program, same bytes.
#   make_samples.sh PAGE_MAKER [ATTACHMENTS]   (ATTACHMENTS: number of certificates that lie beside the forms)
set -euo pipefail

page_maker="$1"
attachments="${2:-0}"
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)"
batch="$root/tests/samples/batch"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

"$page_maker" demo-batch --attachments "$attachments" --out "$work"

# A password-protected PDF, as some senders make them. The fixed id and IV are for reproducible bytes; this file hides
# nothing.
"$page_maker" --seed 2199 --level clean --mode grey --dpi 100 --format pdf --out "$work/plain" >/dev/null
qpdf --static-id --static-aes-iv --encrypt secret owner 128 --use-aes=y -- "$work"/plain/*.pdf "$work/095_encrypted.pdf"
rm -r "$work/plain"

mkdir -p "$batch"
install -m 644 "$work"/* "$batch"
ls -l "$batch"
