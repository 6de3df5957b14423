#include "app/demo/demo_table.h"

#include <filesystem>

#include <fmt/format.h>

#include "pipeline/case/revalidate.h"
#include "pipeline/office/administration.h"
#include "pipeline/page/side_details.h"

namespace uketsuke::app {
namespace {

std::string kind_of(Session& session, const ledger::SideOutcome& outcome) {
  const KindInfo* kind = session.context().kinds.find(outcome.document_kind);
  return kind == nullptr ? std::string() : kind->label;
}

// What is to be said of a side beyond its figures: its kind, that it lay upside down, why it could not be read.
std::string remark(Session& session, const ledger::SideOutcome& outcome) {
  std::string text = kind_of(session, outcome);
  const pipeline::SideDetails details = pipeline::side_details_from_json(outcome.details);
  if (details.rotation_deg == 180)
    text += " (上下逆の面を回転)";
  else if (details.rotation_deg != 0)
    text += " (横向きの面を回転)";
  if (!outcome.code.empty()) text += pipeline::words_of(outcome.code).first;
  return text;
}

}  // namespace

void print_batch(Session& session, const std::vector<RunFile>& files, double seconds) {
  int sides = 0, read = 0, accepted = 0, asked = 0, refused_fields = 0, refused = 0;
  fmt::print("{:<30} {:>4} {:<13} {:>8} {:>5} {:>7}  {}\n", "file", "side", "status", "accepted", "asked", "refused",
             "");
  for (const RunFile& file : files) {
    const auto arrival = session.store().originals().arrival(file.arrival);
    const std::string name = std::filesystem::path(file.path).filename().string();
    if (arrival->state == ledger::ArrivalState::Refused) {
      ++refused;
      fmt::print("{:<30} {:>4} {:<13} {:>8} {:>5} {:>7}  {}\n", name, "-", "refused", "", "", "",
                 pipeline::words_of(arrival->code).first);
      continue;
    }
    for (const ledger::Side& side : session.store().sides().of_arrival(file.arrival)) {
      ++sides;
      if (!side.outcome) continue;
      const ledger::SideOutcome& out = *side.outcome;
      read += out.status == SideStatus::Read ? 1 : 0;
      accepted += out.fields_accepted;
      asked += out.fields_asked;
      refused_fields += out.fields_refused;
      fmt::print("{:<30} {:>4} {:<13} {:>8} {:>5} {:>7}  {}\n", name, side.page.number, to_string(out.status),
                 out.fields_accepted, out.fields_asked, out.fields_refused, remark(session, out));
    }
  }
  fmt::print("\nsheets {}   read {}   accepted {}   asked {}   refused {} fields, {} files   {:.1f} s\n", sides, read,
             accepted, asked, refused_fields, refused, seconds);
}

void print_work(const DemoPerson& person, const DemoWork& work) {
  fmt::print("\n{} ({}): confirmed {}, corrected {}, postponed {}\n", person.display_name, person.user, work.confirmed,
             work.corrected, work.postponed);
  for (const std::string& line : work.lines) fmt::print("  {}\n", line);
}

void print_cases(Session& session) {
  fmt::print("\n{:<12} {:<8} {:>10} {:>7} {:>7} {:>8}\n", "case", "state", "open items", "errors", "notes", "notices");
  ledger::Window window;
  window.limit = 100;
  for (const ledger::StoredCase& stored : session.store().cases().list({}, window).items) {
    const pipeline::OpenMatters open = pipeline::open_matters(session.store(), stored.file.id);
    ledger::NoticeFilter filter;
    filter.by_case = stored.file.id;
    const auto notices = session.store().notices().list(filter, window).items.size();
    fmt::print("{:<12} {:<8} {:>10} {:>7} {:>7} {:>8}\n", stored.file.number, to_japanese(stored.file.state),
               open.review_items + open.unidentified, open.errors, open.warnings, notices);
  }
}

}  // namespace uketsuke::app
