"""Blanks out comments and literals so that braces and words can be counted; every line keeps its number."""

from __future__ import annotations

import re

CPP_TOKEN = re.compile(
    r'R"(?P<tag>[^()\\\s]{0,16})\(.*?\)(?P=tag)"'  # raw string
    r"|//[^\n]*|/\*.*?\*/"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9A-Za-z_])'(?:\\.|[^'\\\n])*'",  # not the digit separator of 1'000
    re.DOTALL,
)
# A template literal loses its ${…} too: an expression in it opens no function worth measuring.
TS_TOKEN = re.compile(
    r"//[^\n]*|/\*.*?\*/|`(?:\\.|[^`\\])*`"
    r'|"(?:\\.|[^"\\\n])*"|(?<!\w)\'(?:\\.|[^\'\\\n])*\'(?!\w)',
    re.DOTALL,
)


def _blank(match: re.Match[str]) -> str:
    """A space and as many line ends as the token had."""
    return " " + "\n" * match[0].count("\n")


def strip_cpp(text: str) -> str:
    return re.sub(r"(?m)^[ \t]*#.*(?:\\\n.*)*$", _blank, CPP_TOKEN.sub(_blank, text))


def strip_ts(text: str) -> str:
    return TS_TOKEN.sub(_blank, text)
