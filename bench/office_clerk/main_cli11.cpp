#include <filesystem>
#include <iostream>

#include <CLI/CLI.hpp>

#include "core/errors/failure.h"
#include "core/limits.h"
#include "core/os/files.h"
#include "pipeline/office/register_import.h"
#include "pipeline/settings/association.h"
#include "bench/office_clerk/day_state.h"

namespace uketsuke::office_day {
namespace {

struct Options {
  std::filesystem::path day;
  std::filesystem::path work;
};

// A data folder with the staff and the register as it stood before the day; prints the reviewer's token.
int open_office(const Options& options) {
  std::filesystem::create_directories(options.work);
  const pipeline::Context context(Assets::locate());
  const auto store = ledger::open_store(data_in(options.work));
  pipeline::declare_settings(*store, context.settings);
  const std::string token = hire(*store);
  const auto mapping = pipeline::RegisterMapping::load(options.day / "register.toml", context.assets.templates);
  const Bytes file = read_file(options.day / "register.csv", limits::kMaxRegisterFileBytes);
  const pipeline::Office office{*store, context};
  const auto report = pipeline::import_register(office, staff_of(*store).admin, file, mapping, {});
  for (const auto& fault : report.faults) std::cerr << "register.csv line " << fault.line << ": " << fault.reason << "\n";
  if (!report.done) return 1;
  std::cout << token << "\n";
  return 0;
}

template <class Act>
int with_office(const Options& options, const Act& act) {
  const pipeline::Context context(Assets::locate());
  const auto store = ledger::open_store(data_in(options.work));
  std::cout << act(pipeline::Office{*store, context}, staff_of(*store));
  return 0;
}

int work(const Options& options) {
  const DayTruth truth = DayTruth::load(options.day);
  return with_office(options, [&](const pipeline::Office& office, const Staff& staff) {
    WorkReport report;
    sort_papers(office, staff, known_sides(office.store, truth), report);
    const std::vector<KnownSide> sides = known_sides(office.store, truth);
    answer_questions(office, staff, sides, report);
    carry_cases(office, staff, truth, sides, report);
    return work_json(report);
  });
}

int release(const Options& options) {
  return with_office(options, [&](const pipeline::Office& office, const Staff& staff) {
    WorkReport report;
    mail_notices(office, staff, options.work, report);
    return work_json(report);
  });
}

int state(const Options& options) {
  return with_office(options, [](const pipeline::Office& office, const Staff&) { return state_json(office); });
}

}  // namespace
}  // namespace uketsuke::office_day

int main(int argc, char** argv) {
  using namespace uketsuke::office_day;
  CLI::App app{"The people of a made day (uketsuke-page-maker office): they know the truth of its papers and work through "
               "the office's own functions. tools/office_day/office_day.py calls it."};
  Options options;
  app.add_option("--day", options.day, "Folder of the made day")->required();
  app.add_option("--work", options.work, "Folder for the data of the run")->required();
  app.require_subcommand(1);
  CLI::App* open = app.add_subcommand("open", "A new data folder with staff and register; prints a reviewer's token");
  CLI::App* at_work = app.add_subcommand("work", "Sort, answer, record, hand on, approve; prints what was done");
  CLI::App* out = app.add_subcommand("release", "Mail every notice that is printed");
  CLI::App* look = app.add_subcommand("state", "Print where everything stands");
  for (CLI::App* command : {open, at_work, out, look}) command->fallthrough();
  CLI11_PARSE(app, argc, argv);
  try {
    if (open->parsed()) return open_office(options);
    if (at_work->parsed()) return work(options);
    if (out->parsed()) return release(options);
    return state(options);
  } catch (const uketsuke::Failure& failure) {
    std::cerr << failure.code() << ": " << failure.what() << "\n";
    return 1;
  }
}
