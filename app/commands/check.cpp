#include <string>

#include <fmt/format.h>

#include "app/commands/commands.h"
#include "core/calendar/wareki.h"
#include "core/numbers/check_digits.h"
#include "core/text/text.h"

namespace uketsuke::app {
namespace {

struct CheckOptions {
  std::string value;
};

using Check = bool (*)(std::string_view);

// People paste numbers with spaces, hyphens and full-width digits.
std::string digits_of(const std::string& value) {
  std::string out;
  for (const char c : without_spaces(nfkc(value)))
    if (c != '-') out.push_back(c);
  return out;
}

void add_number(Command& check, const char* name, const char* help, Check valid, CheckOptions& options) {
  Command command = check.subcommand(name, help);
  command.word("VALUE", options.value, "the number; spaces, hyphens and full-width digits are allowed");
  command.action([&options, valid] {
    const bool ok = valid(digits_of(options.value));
    fmt::print("{}\n", ok ? "valid" : "invalid");
    return ok ? kAllDone : kSomeRefused;
  });
}

std::string_view reason(WarekiFault fault) {
  switch (fault) {
    case WarekiFault::None: return "valid";
    case WarekiFault::NotADay: return "invalid: there is no such day";
    case WarekiFault::BeforeEra: return "invalid: before the era began";
    case WarekiFault::AfterEra: return "invalid: after the era ended";
    case WarekiFault::YearZero: return "invalid: an era begins with the year 1 (元年)";
  }
  return "invalid";
}

int check_wareki(const CheckOptions& options) {
  const auto result = parse_japanese_date(options.value);
  if (!result) {
    fmt::print("invalid: not a date\n");
    return kSomeRefused;
  }
  const bool day = result->date.ok() && result->fault != WarekiFault::YearZero;
  fmt::print("{}{}{}\n", day ? to_iso(result->date) : "", day ? " " : "", reason(result->fault));
  return result->fault == WarekiFault::None ? kAllDone : kSomeRefused;
}

}  // namespace

void add_check(CommandLine& line) {
  auto& options = line.keep<CheckOptions>();
  Command check = line.command("check", "Check a number's check digit or a date; exit 0 valid, 1 invalid");
  add_number(check, "my-number", "個人番号 (12 digits)", is_my_number, options);
  add_number(check, "insurer-number", "保険者番号 (6 or 8 digits)", is_insurer_number, options);
  add_number(check, "corporate-number", "法人番号 (13 digits)", is_corporate_number, options);
  Command wareki = check.subcommand("wareki", "A date in era or western years (令和8年11月22日, R8.11.22, 2026-11-22)");
  wareki.word("VALUE", options.value, "the date");
  wareki.action([&options] { return check_wareki(options); });
}

}  // namespace uketsuke::app
