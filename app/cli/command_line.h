#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace uketsuke::app {

/// Exit codes of the program (docs/cli.md).
inline constexpr int kAllDone = 0;
inline constexpr int kSomeRefused = 1;
inline constexpr int kUsage = 2;
inline constexpr int kEnvironment = 3;

/// One (sub)command while it is being declared. Targets must outlive CommandLine::run().
class Command {
 public:
  /// `name` like "--json"; sets target to true when given.
  Command& flag(const std::string& name, bool& target, const std::string& help);
  /// `name` like "--data" or "-o,--output".
  Command& option(const std::string& name, std::string& target, const std::string& help, bool required = false);
  Command& option(const std::string& name, int& target, const std::string& help);
  /// One positional word.
  Command& word(const std::string& name, std::string& target, const std::string& help, bool required = true);
  /// The rest of the words; at least one if required.
  Command& words(const std::string& name, std::vector<std::string>& target, const std::string& help,
                 bool required = true);
  /// A command below this one ("template list").
  Command subcommand(const std::string& name, const std::string& help);
  /// The command can be given without any of its subcommands; call after they were declared.
  void works_alone();
  /// What to do when this command was given, and none below it; returns an exit code. Failures may be thrown.
  void action(std::function<int()> act);

  struct Impl;
  explicit Command(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}

 private:
  std::shared_ptr<Impl> impl_;
};

/// The command line of the program: declares commands, reads the words, runs one action. Turns failures into one
/// message on standard error and an exit code.
class CommandLine {
 public:
  CommandLine();
  ~CommandLine();
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  Command command(const std::string& name, const std::string& help);
  /// Keeps an option struct alive as long as the command line.
  template <class T>
  T& keep() {
    auto made = std::make_shared<T>();
    kept_.push_back(made);
    return *made;
  }
  int run(int argc, const char* const* argv);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
  std::vector<std::shared_ptr<void>> kept_;
};

}  // namespace uketsuke::app
