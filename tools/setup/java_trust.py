#!/usr/bin/env python3
"""java_trust.py FILE FOLDER: writes into FOLDER, one PEM file each, the certificates of FILE that Debian's own store
lacks. Java's trust store takes neither PEM files nor REQUESTS_CA_BUNDLE, so these few are imported one by one."""

import re
import sys
from pathlib import Path

BLOCK = re.compile(r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", re.DOTALL)
DEBIAN_STORE = Path("/etc/ssl/certs/ca-certificates.crt")


def blocks_of(path: Path) -> list[str]:
    """Certificates with one kind of line end, so that equal ones compare equal."""
    text = path.read_text(encoding="ascii", errors="replace") if path.exists() else ""
    return ["\n".join(block.split("\n")) for block in BLOCK.findall(text.replace("\r\n", "\n"))]


def main() -> None:
    known = set(blocks_of(DEBIAN_STORE))
    folder = Path(sys.argv[2])
    for number, block in enumerate(block for block in blocks_of(Path(sys.argv[1])) if block not in known):
        (folder / f"{number}.pem").write_text(block + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
