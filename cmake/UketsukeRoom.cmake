# One way to declare a room's library and its tests, so that every room obeys the same rules.

add_library(uketsuke_options INTERFACE)
target_compile_options(uketsuke_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
  # gcc 12 warns of overlapping memory in std::string operator+ where there is none (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
if(UKETSUKE_SANITIZE)
  target_compile_options(uketsuke_options INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer
    -fno-sanitize-recover=undefined
    # Beside a sanitizer gcc 12 takes std::regex's own moves for reads of what was never written (GCC bug 105562).
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  target_link_options(uketsuke_options INTERFACE -fsanitize=address,undefined)
  target_compile_definitions(uketsuke_options INTERFACE UKETSUKE_SANITIZED=1)
endif()
if(UKETSUKE_FUZZ)
  # libFuzzer finds its way by what it reaches inside the rooms, so they are instrumented like the fuzzers themselves.
  target_compile_options(uketsuke_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(UKETSUKE_COVERAGE)
  target_compile_options(uketsuke_options INTERFACE --coverage)
  target_link_options(uketsuke_options INTERFACE --coverage)
endif()

# Every target of ours says so, as OpenVINO's makes its users say: one precompiled header then serves them all.
target_compile_definitions(uketsuke_options INTERFACE _GLIBCXX_USE_CXX11_ABI=1)
# With ccache a precompiled header is part of what a result depends on only if gcc names it while preprocessing.
target_compile_options(uketsuke_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)

set(UKETSUKE_OFFICE_OPTIONS "")
set(UKETSUKE_TEST_OPTIONS "")
if(NOT UKETSUKE_SANITIZE AND NOT UKETSUKE_COVERAGE)
  # Rooms without a loop over pixels or candidates: they wait for the database and compile a sixth faster so.
  set(UKETSUKE_OFFICE_OPTIONS -O1)
  # What is tested is optimised in its own room; a test's own code runs once and compiles a third faster so.
  set(UKETSUKE_TEST_OPTIONS -O1)
endif()
# With a precompiled header gcc 12 warns twice more of std::string operator+ than the bug above says. Rooms keep both
# warnings, and put such a text together in another way; tests, which do it everywhere, are run under ASan besides.
list(APPEND UKETSUKE_TEST_OPTIONS $<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds>
  $<$<CXX_COMPILER_ID:GNU>:-Wno-stringop-overflow>)

# Precompiled headers, which every target of the same options takes by REUSE_FROM: reading the standard library is
# more than half of a usual compile. Only headers that no change of ours touches belong there.
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/precompiled.cpp CONTENT "int main() { return 0; }\n")
add_library(uketsuke_precompiled_room STATIC EXCLUDE_FROM_ALL ${PROJECT_BINARY_DIR}/precompiled.cpp)
add_library(uketsuke_precompiled_office STATIC EXCLUDE_FROM_ALL ${PROJECT_BINARY_DIR}/precompiled.cpp)
add_executable(uketsuke_precompiled_test EXCLUDE_FROM_ALL ${PROJECT_BINARY_DIR}/precompiled.cpp)
find_package(GTest REQUIRED)
target_compile_options(uketsuke_precompiled_office PRIVATE ${UKETSUKE_OFFICE_OPTIONS})
target_compile_options(uketsuke_precompiled_test PRIVATE ${UKETSUKE_TEST_OPTIONS})
target_link_libraries(uketsuke_precompiled_test PRIVATE GTest::gtest GTest::gmock GTest::gtest_main)
target_precompile_headers(uketsuke_precompiled_test PRIVATE <gmock/gmock.h> <gtest/gtest.h>)
# fmt asks for -Og around itself where nothing is optimised, and gcc keeps that past the header (fmt issue 4757).
set_target_properties(uketsuke_precompiled_room uketsuke_precompiled_office uketsuke_precompiled_test
  PROPERTIES DISABLE_PRECOMPILE_HEADERS ${UKETSUKE_COVERAGE})
foreach(kind room office test)
  target_link_libraries(uketsuke_precompiled_${kind} PRIVATE uketsuke_options)
  target_precompile_headers(uketsuke_precompiled_${kind} PRIVATE <algorithm> <array> <charconv> <chrono> <cmath>
    <cstdint> <filesystem> <fstream> <functional> <map> <memory> <optional> <set> <span> <sstream> <string>
    <string_view> <utility> <variant> <vector> <fmt/format.h>)
endforeach()

# uketsuke_system(<target> <pkg-config module>…): a foreign library as SYSTEM, PRIVATE to the target.
function(uketsuke_system target)
  foreach(module ${ARGN})
    if(NOT TARGET PkgConfig::${module})
      pkg_check_modules(${module} REQUIRED IMPORTED_TARGET GLOBAL ${module})
    endif()
    target_link_libraries(${target} PRIVATE PkgConfig::${module})
  endforeach()
endfunction()

# uketsuke_room(<name> SOURCES … [USES <room>…] [PKG <pkg-config module>…] [LIBRARIES <target>…])
# Makes the static library uketsuke_<name>. USES are our own rooms (PUBLIC); PKG and LIBRARIES are foreign (PRIVATE).
function(uketsuke_room name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;PKG;LIBRARIES" ${ARGN})
  add_library(uketsuke_${name} STATIC ${ARG_SOURCES})
  target_include_directories(uketsuke_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(uketsuke_${name} PRIVATE uketsuke_options)
  if(name MATCHES "^(pipeline|desk|app)$")
    target_compile_options(uketsuke_${name} PRIVATE ${UKETSUKE_OFFICE_OPTIONS})
    target_precompile_headers(uketsuke_${name} REUSE_FROM uketsuke_precompiled_office)
  else()
    target_precompile_headers(uketsuke_${name} REUSE_FROM uketsuke_precompiled_room)
  endif()
  foreach(room ${ARG_USES})
    target_link_libraries(uketsuke_${name} PUBLIC uketsuke_${room})
  endforeach()
  uketsuke_system(uketsuke_${name} ${ARG_PKG})
  target_link_libraries(uketsuke_${name} PRIVATE ${ARG_LIBRARIES})
endfunction()

# uketsuke_test(<name> SOURCES … USES <room>… [PKG …] [LIBRARIES …] [SLOW | PLAIN] [TIMEOUT seconds])
# Makes the GoogleTest program test_<name> and one ctest entry of that name, labelled `fast` (also run under
# the sanitizers), `plain` (fast, but kept from the sanitizers: it loads the reading engines, whose libraries are not
# built for them) or `slow`. Tests find the repository through UKETSUKE_SOURCE_DIR and scratch space through
# UKETSUKE_TEST_TMP.
function(uketsuke_test name)
  cmake_parse_arguments(ARG "SLOW;PLAIN" "TIMEOUT" "SOURCES;USES;PKG;LIBRARIES" ${ARGN})
  add_executable(test_${name} ${ARG_SOURCES})
  target_compile_options(test_${name} PRIVATE ${UKETSUKE_TEST_OPTIONS})
  target_precompile_headers(test_${name} REUSE_FROM uketsuke_precompiled_test)
  target_link_libraries(test_${name} PRIVATE uketsuke_options GTest::gtest GTest::gmock GTest::gtest_main
    ${ARG_LIBRARIES})
  foreach(room ${ARG_USES})
    target_link_libraries(test_${name} PRIVATE uketsuke_${room})
  endforeach()
  uketsuke_system(test_${name} ${ARG_PKG})
  target_compile_definitions(test_${name} PRIVATE
    UKETSUKE_SOURCE_DIR="${PROJECT_SOURCE_DIR}" UKETSUKE_BUILD_DIR="${PROJECT_BINARY_DIR}"
    UKETSUKE_TEST_TMP="${CMAKE_CURRENT_BINARY_DIR}/tmp_${name}")
  file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/tmp_${name})
  add_test(NAME ${name} COMMAND test_${name})
  if(ARG_SLOW)
    set(label slow)
  elseif(ARG_PLAIN)
    set(label plain)
  else()
    set(label fast)
  endif()
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 600)
  endif()
  if(UKETSUKE_SANITIZE)
    math(EXPR ARG_TIMEOUT "${ARG_TIMEOUT} * 3")  # sanitized image code runs about three times as long
  endif()
  set_tests_properties(${name} PROPERTIES LABELS ${label} TIMEOUT ${ARG_TIMEOUT})
endfunction()
