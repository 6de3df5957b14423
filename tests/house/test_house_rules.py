"""Every house rule can fail: for each, a small tree that breaks only that rule, and one beside it that does not."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "house_rules"))

from check import findings_of  # noqa: E402
from sizes import functions_of  # noqa: E402


class PlantedTree(unittest.TestCase):
    """Writes files into an empty folder and asks which rules they break."""

    def broken(self, files: dict[str, str]) -> list[tuple[str, int, str]]:
        with tempfile.TemporaryDirectory() as folder:
            for path, text in files.items():
                target = Path(folder) / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8")
            listed = "\n".join(path for path in files if path.endswith(".cpp"))
            listing = Path(folder) / "CMakeLists.txt"
            if not listing.exists():
                listing.write_text(listed)
            return [(f.path, f.line, f.rule) for f in findings_of(Path(folder))]

    def assert_breaks(self, rule: str, path: str, line: int, files: dict[str, str]) -> None:
        self.assertEqual(self.broken(files), [(path, line, rule)])

    def assert_holds(self, files: dict[str, str]) -> None:
        self.assertEqual(self.broken(files), [])


class Rooms(PlantedTree):
    def test_sibling_must_not_include_sibling(self):
        files = {"ocr/a.h": "#pragma once\n", "capture/b.cpp": '\n#include "ocr/a.h"\n'}
        self.assert_breaks("room", "capture/b.cpp", 2, files)

    def test_core_includes_nothing_of_ours(self):
        files = {"ledger/a.h": "#pragma once\n", "core/b.h": '#pragma once\n#include "ledger/a.h"\n'}
        self.assert_breaks("room", "core/b.h", 2, files)

    def test_desk_must_not_include_ocr(self):
        files = {"ocr/a.h": "#pragma once\n", "desk/b.cpp": '#include "ocr/a.h"\n'}
        self.assert_breaks("room", "desk/b.cpp", 1, files)

    def test_tools_must_not_include_the_reader(self):
        files = {"ocr/a.h": "#pragma once\n", "tools/page_maker/b.cpp": '#include "ocr/a.h"\n'}
        self.assert_breaks("room", "tools/page_maker/b.cpp", 1, files)

    def test_cpp_outside_every_room(self):
        self.assert_breaks("room", "extra/a.cpp", 1, {"extra/a.cpp": "int a;\n"})

    def test_allowed_ways(self):
        include = '#include "core/a.h"\n'
        rooms = ("capture", "ocr", "validate", "ledger", "render", "pipeline", "desk", "app", "tools", "tests")
        self.assert_holds({"core/a.h": "#pragma once\n", **{f"{room}/b.cpp": include for room in rooms}})

    def test_include_must_name_a_file_of_ours(self):
        self.assert_breaks("include-path", "core/b.cpp", 1, {"core/a.h": "#pragma once\n", "core/b.cpp": '#include "a.h"\n'})

    def test_room_must_not_link_sibling(self):
        room = "uketsuke_room(capture SOURCES a.cpp\n  USES core ocr)\n"
        files = {"capture/a.cpp": "int a;\n", "capture/CMakeLists.txt": room}
        self.assert_breaks("link", "capture/CMakeLists.txt", 2, files)

    def test_room_must_not_link_sibling_by_target(self):
        room = "uketsuke_room(capture SOURCES a.cpp USES core)\ntarget_link_libraries(uketsuke_capture uketsuke_render)\n"
        files = {"capture/a.cpp": "int a;\n", "capture/CMakeLists.txt": room}
        self.assert_breaks("link", "capture/CMakeLists.txt", 2, files)


class Licences(PlantedTree):
    def test_foreign_library_needs_its_file_name(self):
        self.assert_breaks("licence", "ocr/reader.cpp", 1, {"ocr/reader.cpp": "#include <opencv2/core.hpp>\n"})

    def test_one_licence_does_not_cover_another(self):
        self.assert_breaks("licence", "ocr/a_opencv.cpp", 1, {"ocr/a_opencv.cpp": "#include <tesseract/baseapi.h>\n"})

    def test_no_foreign_library_in_a_header(self):
        self.assert_breaks("licence", "ledger/db_sqlite.h", 2, {"ledger/db_sqlite.h": "#pragma once\n#include <sqlite3.h>\n"})
        self.assert_breaks("licence", "core/a.h", 2, {"core/a.h": "#pragma once\n#include <fmt/format.h>\n"})

    def test_unknown_library(self):
        self.assert_breaks("licence", "core/a.cpp", 1, {"core/a.cpp": "#include <boost/any.hpp>\n"})

    def test_gtest_only_in_tests(self):
        self.assert_breaks("licence", "core/a.cpp", 1, {"core/a.cpp": "#include <gtest/gtest.h>\n"})

    def test_heavy_standard_header(self):
        self.assert_breaks("heavy-header", "core/a.h", 2, {"core/a.h": "#pragma once\n#include <regex>\n"})

    def test_permitted(self):
        self.assert_holds(
            {
                "ocr/a_opencv.cpp": "#include <opencv2/core.hpp>\n#include <vector>\n#include <fmt/format.h>\n",
                "render/b_cairo.cpp": "#include <cairo/cairo.h>\n#include <pango/pangocairo.h>\n#include <hb.h>\n",
                "ledger/c_sqlite.cpp": "#include <sqlite3.h>\n#include <sys/stat.h>\n#include <unistd.h>\n",
                "tests/core/d.cpp": "#include <gtest/gtest.h>\n",
            }
        )


def lines_of_body(count: int) -> str:
    return "  work();\n" * count


class Sizes(PlantedTree):
    def test_file_of_401_lines(self):
        self.assert_breaks("file-size", "core/a.cpp", 401, {"core/a.cpp": "int a;\n" * 401})
        self.assert_holds({"core/a.cpp": "int a;\n" * 400})

    def test_function_of_71_lines(self):
        too_long = "namespace x {\nvoid f(int a) {\n" + lines_of_body(69) + "}\n}\n"
        self.assert_breaks("function-size", "core/a.cpp", 2, {"core/a.cpp": too_long})
        self.assert_holds({"core/a.cpp": too_long.replace("  work();\n", "", 1)})

    def test_function_shapes_of_cpp(self):
        body = " {\n" + lines_of_body(70) + "}\n"
        heads = [
            "void f()",
            "Foo::Foo(int a) : a_{a}, b_(3)",
            "template <class T>\nauto g(T t) -> int",
            "bool operator()(int a) const noexcept",
            "TEST(Digits, AreRead)",
            "auto f = [](int a)",
            "static std::vector<int> f(std::map<int, int> m = {})",
        ]
        for head in heads:
            for text in (head + body, "struct S {\n" + head + body + "};\n", "namespace {\nint k[] = {1, 2};\n" + head + body + "}\n"):
                with self.subTest(text=text[:60]):
                    self.assertEqual([length for _, length in functions_of("a.cpp", text)][-1], 72)

    def test_no_function_in_tables_types_and_strings(self):
        body = " {\n" + "  1,\n" * 80 + "};\n"
        for head in ("const int kTable[] =", "enum class E", "struct S", "namespace n", "std::array<int, size(3)> k ="):
            self.assertEqual(functions_of("a.cpp", head + body), [], head)
        self.assertEqual(functions_of("a.cpp", 'auto s = R"(void f() {' + "\n" * 90 + '})";\n'), [])

    def test_function_shapes_of_typescript(self):
        body = lines_of_body(70) + "}"
        heads = [
            "export function Page({ a, b }: Props) {\n",
            "export const Page = ({ a }: Props) => {\n",
            "export const Page = memo(function Page(props: Props): JSX.Element {\n",
            "it('reads', async () => {\n",
            "describe('page', () => {\n  it('reads', () => {\n",
        ]
        for head in heads:
            text = "import { a } from 'b'\nconst x = { y: 1 }\n" + head + body
            with self.subTest(head=head):
                self.assertEqual([length for _, length in functions_of("a.tsx", text)], [72])

    def test_python_function(self):
        text = "def f():\n" + "    a = 1\n" * 70
        self.assert_breaks("function-size", "tools/a.py", 1, {"tools/a.py": text})

    def test_median(self):
        files = {f"core/a{i}.cpp": "int a;\n" * 200 for i in range(40)}
        self.assert_breaks("median-file", "CMakeLists.txt", 1, files)
        self.assert_holds({f"core/a{i}.cpp": "int a;\n" * 100 for i in range(40)})


class Words(PlantedTree):
    def test_unfinished(self):
        self.assert_breaks("unfinished", "core/a.cpp", 2, {"core/a.cpp": "\n// TO" + "DO later\n"})

    def test_outside(self):
        self.assert_breaks("outside", "tests/a.cpp", 1, {"tests/a.cpp": 'auto p = "../sha' + 'red/data";\n'})

    def test_ci_may_look_outside(self):
        self.assert_holds({".ci/run": "ls ../sha" + "red/data\n"})

    def test_skipped_tests(self):
        self.assert_breaks("skipped-test", "tests/a.cpp", 1, {"tests/a.cpp": "void f() { GTEST_" + "SKIP(); }\n"})
        self.assert_breaks("skipped-test", "tests/a.cpp", 1, {"tests/a.cpp": "TEST(A, DISABLED" + "_b) {}\n"})
        self.assert_breaks("skipped-test", "desk/ui/a.test.ts", 1, {"desk/ui/a.test.ts": "it.sk" + "ip('x', () => {})\n"})


class Lists(PlantedTree):
    def test_unlisted_source(self):
        files = {"core/a.cpp": "int a;\n", "CMakeLists.txt": "add_subdirectory(core)\n", "core/CMakeLists.txt": "# a.cpp\n"}
        self.assert_breaks("unlisted", "core/a.cpp", 1, files)

    def test_listed_by_its_room(self):
        room = "uketsuke_room(core\n  SOURCES text/a.cpp)\n"
        self.assert_holds({"core/text/a.cpp": "int a;\n", "CMakeLists.txt": "", "core/CMakeLists.txt": room})

    def test_pragma_once(self):
        self.assert_breaks("pragma-once", "core/a.h", 1, {"core/a.h": "int a();\n"})


class HeadersAlone(unittest.TestCase):
    def run_on(self, text: str, kept: Path, folder: str) -> subprocess.CompletedProcess:
        header = Path(folder) / "core" / "a.h"
        header.parent.mkdir(exist_ok=True)
        header.write_text("#pragma once\n" + text)
        script = ROOT / "tools" / "house_rules" / "headers_alone.py"
        command = [sys.executable, str(script), folder, str(kept)]
        return subprocess.run(command, capture_output=True, text=True, check=False, env=dict(os.environ))

    def test_missing_include_is_found_and_passes_are_kept(self):
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as elsewhere:
            kept = Path(elsewhere) / "kept"
            bad = self.run_on("inline std::vector<int> f();\n", kept, folder)
            self.assertEqual(bad.returncode, 1, bad.stdout)
            self.assertIn("core/a.h:1: header-alone", bad.stdout)
            good = self.run_on("#include <vector>\nstd::vector<int> f();\n", kept, folder)
            self.assertEqual(good.returncode, 0, good.stdout)
            again = self.run_on("#include <vector>\nstd::vector<int> f();\n", kept, folder)
            self.assertIn("0 of 1 others compiled", again.stdout)

    def test_what_a_source_includes_first_is_left_to_the_build(self):
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as elsewhere:
            (Path(folder) / "core").mkdir()
            source = Path(folder) / "core" / "a.cpp"
            bad = "inline std::vector<int> f();\n"
            source.write_text('#include "core/a.h"\n')
            self.assertIn("1 headers alone in the build", self.run_on(bad, Path(elsewhere) / "kept", folder).stdout)
            source.write_text('#include <vector>\n#include "core/a.h"\n')
            self.assertEqual(self.run_on(bad, Path(elsewhere) / "kept", folder).returncode, 1)


if __name__ == "__main__":
    unittest.main()
