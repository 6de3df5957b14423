#include <charconv>

#include <fmt/format.h>

#include "app/accuracy/accuracy_report.h"
#include "app/accuracy/calibration_input.h"
#include "app/commands/commands.h"
#include "app/commands/office_cli.h"
#include "app/data/output.h"
#include "core/assets.h"
#include "core/crypto/hash.h"
#include "core/errors/failure.h"
#include "core/limits.h"
#include "core/os/files.h"
#include "validate/policy/policy_file.h"

namespace uketsuke::app {
namespace {

// The bootstrap draws the same writers on every machine.
constexpr std::uint32_t kSeed = 20261123;

struct AccuracyCli : OfficeCli {
  std::string since = "2000-01-01";
};

struct FitCli {
  DataOptions data;
  std::vector<std::string> from;
  std::string truth;
  bool production = false;
  std::string base;
  std::string target_checked;
  std::string target_other;
  std::string output;
  std::string lines;
  bool json = false;
};

int show(const AccuracyCli& o) {
  const Date since = date_from_iso(o.since);
  if (!since.ok()) throw Failure("E-INPUT-VALUE", "--since " + o.since);
  Session session(o.data.store_options());
  print_accuracy(pipeline::accuracy_report(session.store(), session.context(), since), o.json);
  return kAllDone;
}

double target(const std::string& text, double otherwise) {
  if (text.empty()) return otherwise;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !(value > 0 && value <= 0.1))
    throw Failure("E-INPUT-VALUE", "a target lies between 0 and 0.1: " + text);
  return value;
}

CalibrationInput input_of(const FitCli& o, ledger::Store* store, const Assets& assets) {
  if (store != nullptr) return calibration_from_samples(*store);
  if (o.truth.empty()) return calibration_from_lines(o.from);
  const TemplateSet forms(assets.templates);
  return calibration_from_run(o.from, o.truth, KindCatalogue(assets.templates, forms));
}

validate::Policy base_of(const FitCli& o, Session* session, const Assets& assets) {
  if (!o.base.empty()) return validate::Policy::parse(read_text_file(o.base, limits::kMaxTemplateBytes), o.base);
  if (session != nullptr) return pipeline::policy_in_force(session->store(), session->context()).policy;
  return validate::Policy::load(assets.templates);
}

void write_text(const std::string& path, const std::string& text) {
  write_output(path, Bytes(text.begin(), text.end()));
}

int fit(const FitCli& o) {
  if (o.production != o.from.empty()) throw Failure("E-INPUT-VALUE", "give either --from or --production");
  const Assets assets = Assets::locate();
  std::optional<Session> session;
  if (o.production) session.emplace(o.data.store_options());
  const CalibrationInput input = input_of(o, session ? &session->store() : nullptr, assets);
  if (input.readings == 0) throw Failure("E-INPUT-VALUE", "no reading with a known truth");
  if (input.skipped > 0) fmt::print(stderr, "{} readings skipped: no truth, or masked\n", input.skipped);
  validate::ErrorTargets targets;
  targets.checked = target(o.target_checked, targets.checked);
  targets.other = target(o.target_other, targets.other);
  const auto fits = validate::fit_policy(input.data, targets, kSeed);
  const validate::PolicyData cited{sha256_hex(input.lines), input.readings, input.writers,
                                   to_iso(japan_date(system_clock().now()))};
  const std::string text = validate::next_policy_text(base_of(o, session ? &*session : nullptr, assets), fits, cited);
  const validate::Policy next = validate::Policy::parse(text, o.output);
  write_text(o.output, text);
  if (!o.lines.empty()) write_text(o.lines, input.lines);
  print_fits(fits, next, o.output, o.json);
  return kAllDone;
}

int adopt(const AccuracyCli& o) {
  return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
    const std::string text = read_text_file(o.id, limits::kMaxTemplateBytes);
    const validate::Policy next = pipeline::adopt_policy(session.office(), actor, text, o.id, o.reason);
    if (o.json)
      fmt::print(R"({{"policy":"{}","hash":"{}"}})"
                 "\n",
                 next.id(), next.hash());
    else
      fmt::print("{} is in force for readings from now on\n", next.id());
  });
}

int acknowledge(const AccuracyCli& o) {
  return with_office(o, [&](Session& session, const pipeline::Actor& actor) {
    pipeline::acknowledge_drift(session.office(), actor, o.id, o.reason);
    if (o.json)
      fmt::print(R"({{"acknowledged":"{}"}})"
                 "\n",
                 o.id);
    else
      fmt::print("{}: asked about as usual again; the watch begins anew\n", o.id);
  });
}

void add_fit(Command& accuracy, FitCli& o) {
  Command command = accuracy.subcommand("fit", "The next policy file from readings whose truth is known");
  o.data.declare(command);
  command.words("--from", o.from, "lines {class, confidence, right, writer}; with --truth what run --json printed",
                false);
  command.option("--truth", o.truth, "folder with the sheets' truth files");
  command.flag("--production", o.production, "from the settled hidden samples of the data folder");
  command.option("--base", o.base, "policy file that keeps what the data cannot support; default the one in force");
  command.option("--target-checked", o.target_checked, "wrong share among accepted, numbers with a check (0.0001)");
  command.option("--target-other", o.target_other, "the same for other fields (0.001)");
  command.option("-o,--output", o.output, "file to write", true);
  command.option("--save-lines", o.lines, "also write the lines whose hash the policy cites");
  command.flag("--json", o.json, "for machines");
  command.action([&o] { return fit(o); });
}

}  // namespace

void add_accuracy(CommandLine& line) {
  auto& o = line.keep<AccuracyCli>();
  Command accuracy = line.command("accuracy", "How many accepted values are wrong, and the policy that follows");
  o.data.declare(accuracy);
  accuracy.option("--since", o.since, "samples drawn from this day on, readings from its month on");
  accuracy.flag("--json", o.json, "JSON lines");
  accuracy.action([&o] { return show(o); });
  add_fit(accuracy, line.keep<FitCli>());
  auto& adopting = line.keep<AccuracyCli>();
  Command two = accuracy.subcommand("adopt", "Put a policy file in force for readings from now on (admin)");
  adopting.declare(two);
  two.word("FILE", adopting.id, "policy file");
  two.option("--reason", adopting.reason, "why; stands in the ledger", true);
  two.action([&adopting] { return adopt(adopting); });
  auto& taking_up = line.keep<AccuracyCli>();
  Command three = accuracy.subcommand("acknowledge", "Take up the drift alarm of a field kind (senior, admin)");
  taking_up.declare(three);
  three.word("KIND", taking_up.id, "field kind");
  three.option("--reason", taking_up.reason, "what was found out; stands in the ledger", true);
  three.action([&taking_up] { return acknowledge(taking_up); });
  accuracy.works_alone();
}

}  // namespace uketsuke::app
