#include <cstdio>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/command_line.h"
#include "core/errors/failure.h"
#include "core/text/shown.h"

namespace uketsuke::app {

// The action that the words on the command line asked for.
using Chosen = std::shared_ptr<std::function<int()>>;

struct Command::Impl {
  CLI::App* app;
  Chosen chosen;
};

Command& Command::flag(const std::string& name, bool& target, const std::string& help) {
  impl_->app->add_flag(name, target, help);
  return *this;
}

Command& Command::option(const std::string& name, std::string& target, const std::string& help, bool required) {
  impl_->app->add_option(name, target, help)->required(required);
  return *this;
}

Command& Command::option(const std::string& name, int& target, const std::string& help) {
  impl_->app->add_option(name, target, help)->capture_default_str();
  return *this;
}

Command& Command::word(const std::string& name, std::string& target, const std::string& help, bool required) {
  impl_->app->add_option(name, target, help)->required(required);
  return *this;
}

Command& Command::words(const std::string& name, std::vector<std::string>& target, const std::string& help,
                        bool required) {
  impl_->app->add_option(name, target, help)->required(required);
  return *this;
}

Command Command::subcommand(const std::string& name, const std::string& help) {
  CLI::App* sub = impl_->app->add_subcommand(name, help);
  impl_->app->require_subcommand(1);
  return Command(std::make_shared<Impl>(Impl{sub, impl_->chosen}));
}

void Command::works_alone() { impl_->app->require_subcommand(0, 1); }

void Command::action(std::function<int()> act) {
  // A command's callback runs after those of the commands below it.
  impl_->app->callback([app = impl_->app, chosen = impl_->chosen, act = std::move(act)] {
    if (app->get_subcommands().empty()) *chosen = act;
  });
}

struct CommandLine::Impl {
  CLI::App app{"Uketsuke (受付): reads scanned forms and carries them to notices", "uketsuke"};
  Chosen chosen = std::make_shared<std::function<int()>>();
};

CommandLine::CommandLine() : impl_(std::make_unique<Impl>()) {
  impl_->app.require_subcommand(1);
  impl_->app.set_version_flag("--version", "uketsuke " UKETSUKE_VERSION);
}
CommandLine::~CommandLine() = default;

Command CommandLine::command(const std::string& name, const std::string& help) {
  CLI::App* sub = impl_->app.add_subcommand(name, help);
  return Command(std::make_shared<Command::Impl>(Command::Impl{sub, impl_->chosen}));
}

namespace {

int exit_code_of(const Failure& failure) {
  const auto begins = [&](std::string_view prefix) { return failure.code().starts_with(prefix); };
  if (begins("E-INPUT")) return kUsage;
  if (begins("E-ENV") || begins("E-ENGINE") || begins("E-LEDGER") || begins("E-TEMPLATE") || begins("E-SETTING"))
    return kEnvironment;
  return kSomeRefused;
}

int report(const Failure& failure) {
  std::string place = failure.file();
  if (failure.page() > 0) place += fmt::format(" page {}", failure.page());
  fmt::print(stderr, "uketsuke: {}{}{}: {}\n", on_one_line(place), place.empty() ? "" : ": ", failure.code(),
             on_one_line(failure.what()));
  return exit_code_of(failure);
}

}  // namespace

int CommandLine::run(int argc, const char* const* argv) {
  try {
    impl_->app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = impl_->app.exit(error);
    return code == 0 ? kAllDone : kUsage;
  }
  try {
    return (*impl_->chosen)();
  } catch (const Failure& failure) {
    return report(failure);
  } catch (const std::exception& error) {
    fmt::print(stderr, "uketsuke: {}\n", error.what());
    return kEnvironment;
  }
}

}  // namespace uketsuke::app
