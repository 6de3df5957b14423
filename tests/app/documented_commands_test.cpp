#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "core/os/files.h"
#include "tests/app/program.h"

// docs/cli.md and the program say the same: every documented command and flag exists, and every flag that the program
// knows is documented.
namespace uketsuke::app {
namespace {

namespace fs = std::filesystem;

std::string manual() { return read_text_file(fs::path(UKETSUKE_SOURCE_DIR) / "docs/cli.md", 1 << 20); }

/// "case approve" → what its --help prints.
using Helps = std::map<std::string, std::string>;

/// Names under "Subcommands:" of a help text.
std::vector<std::string> subcommands_of(const std::string& help) {
  std::vector<std::string> out;
  const std::size_t at = help.find("Subcommands:");
  if (at == std::string::npos) return out;
  std::istringstream lines(help.substr(at));
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line) && line.starts_with("  "))
    if (line[2] != ' ') out.push_back(line.substr(2, line.find(' ', 2) - 2));
  return out;
}

void collect(const std::string& command, Helps& helps) {
  const ProgramResult help = run_program(command + " --help");
  EXPECT_EQ(help.exit_code, 0) << command;
  const std::vector<std::string> below = subcommands_of(help.output);
  if (below.empty()) helps[command] = help.output;
  for (const std::string& name : below) collect(command.empty() ? name : command + " " + name, helps);
}

const Helps& helps() {
  static const Helps all = [] {
    Helps out;
    collect("", out);
    return out;
  }();
  return all;
}

std::set<std::string> flags_in(const std::string& text) {
  static const std::regex flag("--[a-z][a-z-]*");
  std::set<std::string> out;
  for (std::sregex_iterator it(text.begin(), text.end(), flag), end; it != end; ++it) out.insert(it->str());
  return out;
}

/// The longest known command that a piece of the manual begins with; empty if none.
std::string command_at(const std::string& piece) {
  std::string best;
  for (const auto& [command, help] : helps()) {
    const bool ends = piece.size() == command.size() || (piece.size() > command.size() && piece[command.size()] == ' ');
    if (piece.starts_with(command) && ends && command.size() > best.size()) best = command;
  }
  return best;
}

/// What stands in code marks in a line.
std::vector<std::string> code_in(const std::string& line) {
  std::vector<std::string> out;
  for (std::size_t at = line.find('`'); at != std::string::npos;) {
    const std::size_t end = line.find('`', at + 1);
    if (end == std::string::npos) break;
    out.push_back(line.substr(at + 1, end - at - 1));
    at = line.find('`', end + 1);
  }
  return out;
}

/// Command → the flags that the manual gives it in table rows and headings. "user list | add NAME --role R" names the
/// group once; a piece that begins with a flag belongs to the command before it.
std::map<std::string, std::set<std::string>> documented() {
  std::map<std::string, std::set<std::string>> out;
  std::istringstream lines(manual());
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("| `") && !line.starts_with("### `")) continue;
    std::string command;
    for (const std::string& code : code_in(line)) {
      std::string group;
      std::size_t at = 0;
      while (at <= code.size()) {
        const std::size_t bar = std::min(code.find(" | ", at), code.size());
        const std::string piece = code.substr(at, bar - at);
        at = bar + 3;
        std::string named = command_at(piece);
        if (named.empty() && !group.empty()) named = command_at(group + " " + piece);
        if (!named.empty()) {
          command = named;
          group = named.substr(0, named.find(' '));
        }
        if (command.empty()) continue;
        const auto found = flags_in(piece);
        out[command].insert(found.begin(), found.end());
      }
    }
  }
  return out;
}

TEST(DocumentedCommands, EveryCommandStandsInTheManual) {
  EXPECT_GE(helps().size(), 35U);
  const std::string text = manual();
  for (const auto& [command, help] : helps()) {
    const std::size_t space = command.find(' ');
    const bool whole = text.find("`" + command) != std::string::npos;
    // "user list | add NAME | …" names its group once.
    const bool grouped =
        space != std::string::npos && std::regex_search(text, std::regex("`" + command.substr(0, space) + " [^`]*\\b" +
                                                                         command.substr(space + 1) + "\\b"));
    EXPECT_TRUE(whole || grouped) << command;
  }
}

TEST(DocumentedCommands, EveryDocumentedFlagExists) {
  int checked = 0;
  for (const auto& [command, flags] : documented()) {
    const std::set<std::string> known = flags_in(helps().at(command));
    for (const std::string& flag : flags) {
      EXPECT_TRUE(known.contains(flag)) << command << " " << flag;
      ++checked;
    }
  }
  EXPECT_GE(checked, 40);
}

TEST(DocumentedCommands, EveryFlagIsDocumented) {
  const std::set<std::string> in_manual = flags_in(manual());
  for (const auto& [command, help] : helps())
    for (const std::string& flag : flags_in(help))
      EXPECT_TRUE(flag == "--help" || in_manual.contains(flag)) << command << " " << flag;
}

TEST(DocumentedCommands, WhatAMachineReadsHasJson) {
  for (const char* command : {"run",
                              "status",
                              "find",
                              "register day",
                              "register import",
                              "register show",
                              "review list",
                              "review show",
                              "review decide",
                              "case list",
                              "case show",
                              "case advance",
                              "case approve",
                              "case return",
                              "case withdraw",
                              "notice render",
                              "notice pull",
                              "notice not-needed",
                              "mailing plan",
                              "mailing make",
                              "mailing list",
                              "mailing show",
                              "mailing pull",
                              "mailing release",
                              "mailing cancel",
                              "mailing join",
                              "mailing part",
                              "envelope day",
                              "ledger verify",
                              "ledger reset-head",
                              "backup",
                              "restore",
                              "dispose propose",
                              "dispose list",
                              "dispose approve",
                              "dispose reject",
                              "template list",
                              "template show",
                              "template check",
                              "read"})
    EXPECT_TRUE(flags_in(helps().at(command)).contains("--json")) << command;
}

}  // namespace
}  // namespace uketsuke::app
