"""Who may include whom (rooms), and the file name as the licence for a foreign library."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tree import Finding, Tree

SIBLINGS = {"capture", "ocr", "validate", "ledger", "render"}
ROOMS = {"core", "pipeline", "desk", "app"} | SIBLINGS

# A room may include itself and these. Siblings never know each other: what crosses between them is a core type.
MAY_INCLUDE = {
    "core": set(),
    **{sibling: {"core"} for sibling in SIBLINGS},
    "pipeline": {"core"} | SIBLINGS,
    "desk": {"core", "ledger", "render", "pipeline"},
    "app": ROOMS,
    "tools": {"core", "render"},
    "bench": ROOMS | {"tools"},
    "tests": ROOMS | {"tools"},
}

# Foreign header (start of its path) → the word before `.cpp` that permits it. None: any .cpp, never a header.
LICENCES = {
    "opencv2/": "opencv",
    "leptonica/": "leptonica",
    "allheaders.h": "leptonica",
    "tesseract/": "tesseract",
    "openvino/": "openvino",
    "poppler": "poppler",
    "ZXing/": "zxing",
    "podofo/": "podofo",
    "cairo": "cairo",
    "pango/": "cairo",
    "fontconfig/": "cairo",
    "harfbuzz/": "cairo",
    "hb": "cairo",
    "glib": "cairo",
    "ft2build.h": "cairo",
    "freetype": "cairo",
    "zint.h": "zint",
    "sqlite3.h": "sqlite",
    "sodium": "sodium",
    "toml++/": "toml",
    "nlohmann/": "json",
    "httplib.h": "httplib",
    "tiff": "tiff",
    "jpeglib.h": "jpeg",
    "jerror.h": "jpeg",
    "turbojpeg.h": "jpeg",
    "png.h": "png",
    "zlib.h": "zlib",
    "CLI/": "cli11",
    "spdlog/": "spdlog",
    "unicode/": "icu",
    "fmt/": None,
}
LICENCE_WORDS = {word for word in LICENCES.values() if word}

# POSIX and compiler headers; C++ standard headers have neither a dot nor a slash.
SYSTEM = re.compile(
    r"^(sys|linux|netinet|arpa|net)/|"
    r"^(unistd|fcntl|signal|poll|dirent|errno|stdlib|stdio|string|strings|time|spawn|pthread|dlfcn|link|termios|pwd|"
    r"grp|sched|immintrin|malloc|getopt|locale|langinfo|math|stdint|stddef|limits|setjmp|netdb|execinfo|glob|ftw|"
    r"cxxabi|omp|sanitizer/[a-z_]+)\.h$"
)
# Costly to parse: a header that names one makes every file that includes it slower on two cores.
HEAVY = {"iostream", "fstream", "sstream", "iomanip", "regex", "future", "random"}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def includes_of(tree: Tree, path: str) -> Iterator[tuple[int, bool, str]]:
    """Yields (line, quoted, header) of every include directive."""
    for number, line in enumerate(tree.lines(path), 1):
        if match := INCLUDE.match(line):
            yield number, match[1] == '"', match[2]


def licence_of(path: str) -> str | None:
    """The foreign library that this file's name permits, if any."""
    if match := re.search(r"_([a-z0-9]+)\.cpp$", path):
        return match[1] if match[1] in LICENCE_WORDS else None
    return None


def check_includes(tree: Tree) -> Iterator[Finding]:
    """Rules `room`, `licence`, `include-path` and `heavy-header` over all C++ files."""
    for path in tree.with_suffix(".h", ".cpp"):
        room = path.split("/", 1)[0]
        if room not in MAY_INCLUDE:
            yield Finding(path, 1, "room", f"C++ lives in one of: {', '.join(sorted(MAY_INCLUDE))}")
            continue
        for line, quoted, header in includes_of(tree, path):
            if quoted:
                yield from _own(tree, path, room, line, header)
            else:
                yield from _foreign(path, room, line, header)


def _own(tree: Tree, path: str, room: str, line: int, header: str) -> Iterator[Finding]:
    target = header.split("/", 1)[0]
    if header not in tree.files:
        yield Finding(path, line, "include-path", f'"{header}" is no file of ours: quote paths from the repository root')
    elif target != room and target not in MAY_INCLUDE[room]:
        yield Finding(path, line, "room", f"{room}/ must not know {target}/: move the shared type to core/")


def _foreign(path: str, room: str, line: int, header: str) -> Iterator[Finding]:
    if header.startswith(("gtest/", "gmock/")):
        if room not in ("tests", "bench"):
            yield Finding(path, line, "licence", f"<{header}> belongs in tests/")
        return
    is_header = path.endswith(".h")
    if "." not in header and "/" not in header:
        if is_header and header in HEAVY and room != "tests":
            yield Finding(path, line, "heavy-header", f"<{header}> in a header slows every includer: move it to the .cpp")
        return
    if SYSTEM.match(header):
        return
    known = [start for start in LICENCES if header.startswith(start)]
    if not known:
        yield Finding(path, line, "licence", f"<{header}> is an unknown library: add it to tools/house_rules/includes.py")
    elif is_header:
        yield Finding(path, line, "licence", f"<{header}> in a header of ours: hide it behind a pimpl in an adapter")
    elif LICENCES[known[0]] not in (None, licence_of(path)):
        yield Finding(path, line, "licence", f"<{header}> may only be included by *_{LICENCES[known[0]]}.cpp")


USES = re.compile(r"\buketsuke_([a-z]+)\b")


def check_links(tree: Tree) -> Iterator[Finding]:
    """Rule `link`: a room's CMakeLists.txt names only rooms that it may include."""
    for path in [p for p in tree.files if p.endswith("/CMakeLists.txt")]:
        room = path.split("/", 1)[0]
        if room not in ROOMS:
            continue
        for number, line in enumerate(tree.lines(path), 1):
            line = line.split("#", 1)[0]
            names = set(USES.findall(line)) | set(re.findall(r"[a-z]+", line.split("USES", 1)[-1]) if "USES" in line else [])
            for name in sorted((names & ROOMS) - MAY_INCLUDE[room] - {room}):
                yield Finding(path, number, "link", f"{room}/ must not link {name}/")
