"""File and function sizes. A brace scan, not a parser: it measures whole functions (a lambda counts into the
function around it), and a construct that it does not know is never reported."""

from __future__ import annotations

import ast
import re
import statistics
from collections.abc import Iterator

from strip import strip_cpp, strip_ts
from tree import Finding, Tree

MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 70
# The median .cpp file; below, the thought is scattered over too many files, above, files do two things.
MEDIAN_RANGE = (40, 140)
MEDIAN_FROM_FILES = 30

SOURCES = (".cpp", ".h", ".ts", ".tsx", ".py", ".sh", ".cmake")
CONTROL = re.compile(r"\b(if|for|while|switch|catch|else|do|try|return|new|namespace|enum|interface|type|import)\b")
# describe('…', () => { groups tests: each of them is measured, not the group.
TEST_GROUP = re.compile(r"\bdescribe(\.\w+)?\s*\([^()]*\(\)\s*=>\s*$")
TYPE = re.compile(r"\b(class|struct|union|enum|namespace|interface)\b[^()]*$")
MEMBER_INITIALISER = re.compile(r"\)\s*(noexcept\b[^:{]*)?:(?!:).*[\w>]\s*$", re.DOTALL)


def is_generated(text: str) -> bool:
    """Files that say at their top that a program wrote them (the desk's API client)."""
    return "auto-generated" in text[:400]


def check_sizes(tree: Tree) -> Iterator[Finding]:
    """Rules `file-size`, `function-size` and `median-file`."""
    counts = []
    for path in tree.with_suffix(*SOURCES):
        text = tree.text(path)
        if is_generated(text):
            continue
        lines = len(tree.lines(path))
        if path.endswith(".cpp") and not path.startswith("tests/"):
            counts.append(lines)
        if lines > MAX_FILE_LINES:
            yield Finding(path, lines, "file-size", f"{lines} lines, at most {MAX_FILE_LINES}: split it by what it does")
        for name_line, length in functions_of(path, text):
            if length > MAX_FUNCTION_LINES:
                advice = f"{length} lines, at most {MAX_FUNCTION_LINES}: name its steps and move them out"
                yield Finding(path, name_line, "function-size", advice)
    if len(counts) >= MEDIAN_FROM_FILES:
        median = statistics.median(counts)
        if not MEDIAN_RANGE[0] <= median <= MEDIAN_RANGE[1]:
            yield Finding("CMakeLists.txt", 1, "median-file", f"the median .cpp file has {median:.0f} lines, not {MEDIAN_RANGE}")


def functions_of(path: str, text: str) -> list[tuple[int, int]]:
    """(first line, number of lines) of every outermost function."""
    if path.endswith(".py"):
        return _python_functions(text)
    if path.endswith((".cpp", ".h")):
        return _brace_functions(strip_cpp(text), _opens_cpp_function)
    if path.endswith((".ts", ".tsx")):
        return _brace_functions(strip_ts(text), _opens_ts_function)
    return []


def _python_functions(text: str) -> list[tuple[int, int]]:
    nodes = [n for n in ast.walk(ast.parse(text)) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]
    return [(n.lineno, n.end_lineno - n.lineno + 1) for n in nodes]


def _opens_cpp_function(head: str) -> bool:
    head = re.sub(r"template\s*<[^{}]*?>\s*(?=\w)|alignas\s*\([^)]*\)|\[\[[^\]]*\]\]", "", head)
    if "(" not in head or head.rstrip().endswith(("=", "(", ",")) or TYPE.search(head):
        return False
    return not CONTROL.match(head.strip())


def _opens_ts_function(head: str) -> bool:
    tail = head.rstrip()
    if tail.endswith("=>"):
        return True
    if re.search(r"\bfunction\b\s*\*?\s*\w*\s*(<[^()]*>)?\s*\(", head) and not tail.endswith(("(", ",")):
        return ")" in tail
    return bool(re.search(r"^\s*(export |async |static |private |public )*\w+\s*\([^{}]*\)\s*(:[^{}=]+)?$", head)) and not (
        CONTROL.match(head.strip())
    )


def _skip_braces(text: str, at: int) -> int:
    """The index of the brace that closes the one at `at` (the end of the text when none does)."""
    depth = 0
    for index in range(at, len(text)):
        depth += {"{": 1, "}": -1}.get(text[index], 0)
        if depth == 0:
            return index
    return len(text) - 1


def _first_line(text: str, head_start: int, brace: int) -> int:
    """The line of the parameter list's opening bracket: independent of how long the statement before it is."""
    depth = 0
    for index in range(brace, head_start, -1):
        depth += {")": 1, "(": -1}.get(text[index], 0)
        if depth == 0 and text[index] == "(":
            return text.count("\n", 0, index) + 1
    return text.count("\n", 0, brace) + 1


def _brace_functions(text: str, opens_function) -> list[tuple[int, int]]:
    found, head_start, index, parens = [], 0, 0, 0
    while index < len(text):
        char = text[index]
        if char in "()":
            parens = max(0, parens + (1 if char == "(" else -1))
        elif char in ";}" and parens == 0:
            head_start = index + 1
        elif char == "{":
            head = text[head_start:index]
            end = _skip_braces(text, index)
            if opens_function is _opens_cpp_function and MEMBER_INITIALISER.search(head):
                index = end
            elif TEST_GROUP.search(head):
                head_start, parens = index + 1, 0
            elif opens_function(head):
                first = _first_line(text, head_start, index)
                found.append((first, text.count("\n", 0, end) + 2 - first))
                index = end
                head_start = head_start if parens else end + 1
            elif parens or re.search(r"[=(,:?&|]\s*$|\b(return|import|export|type)\b[^;{}()]*$", head):
                index = end  # a literal, a type or a parameter pattern: part of the statement
            else:
                head_start = index + 1
        index += 1
    return found
