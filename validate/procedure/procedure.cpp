#include "validate/procedure/procedure.h"

#include <algorithm>
#include <array>

#include "core/errors/failure.h"
#include "core/toml/strict_table.h"

namespace uketsuke::validate {
namespace {

CaseState state_from(StrictTable& table, std::string_view key) {
  try {
    return case_state_from(table.text(key));
  } catch (const Failure& failure) {
    if (failure.code() != "E-INPUT-VALUE") throw;
    table.fail("unknown state of a case", key);
  }
}

AttachmentRule attachment_from(StrictTable& table) {
  AttachmentRule rule;
  rule.kind = table.text("kind");
  rule.when = table.text("when");
  rule.omittable = table.flag_or("omittable", false);
  constexpr std::array<std::string_view, 4> kConditions{"always", "family", "student", "left_insurance"};
  if (std::find(kConditions.begin(), kConditions.end(), rule.when) == kConditions.end())
    table.fail("unknown condition '" + rule.when + "'", "when");
  table.finish();
  return rule;
}

Procedure load_procedure(const std::filesystem::path& file, CompareRuleReader& compare_rules) {
  StrictTable table = StrictTable::read(file);
  Procedure out;
  out.id = table.text("id");
  out.label = table.text("label");
  if (out.id != file.stem().string()) table.fail("the id must be the file's name", "id");
  out.notify_within_days = table.whole_or("notify_within_days", out.notify_within_days);
  out.register_within_days = table.whole_or("register_within_days", out.register_within_days);
  out.notices = table.texts("notices");
  for (StrictTable& row : table.tables("move")) {
    const CaseState from = state_from(row, "from");
    const CaseState to = state_from(row, "to");
    if (out.allows(from, to)) row.fail("the move stands twice");
    out.moves.emplace_back(from, to);
    row.finish();
  }
  for (StrictTable& row : table.tables("attachment")) out.attachments.push_back(attachment_from(row));
  for (StrictTable& row : table.tables("compare")) out.compares.push_back(compare_rules.read(row));
  if (out.moves.empty()) table.fail("no [[move]]");
  table.finish();
  return out;
}

}  // namespace

bool Procedure::allows(CaseState from, CaseState to) const {
  return std::find(moves.begin(), moves.end(), std::pair(from, to)) != moves.end();
}

std::vector<Procedure> load_procedures(const std::filesystem::path& templates_dir) {
  namespace fs = std::filesystem;
  std::vector<fs::path> files;
  if (fs::exists(templates_dir / "procedures"))
    for (const auto& entry : fs::directory_iterator(templates_dir / "procedures"))
      if (entry.path().extension() == ".toml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Procedure> out;
  CompareRuleReader compare_rules(templates_dir);
  for (const fs::path& file : files) out.push_back(load_procedure(file, compare_rules));
  return out;
}

}  // namespace uketsuke::validate
