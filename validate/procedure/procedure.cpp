#include "validate/procedure/procedure.h"

#include <algorithm>
#include <array>

#include "core/errors/failure.h"
#include "core/toml/words.h"

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

constexpr std::array<std::pair<std::string_view, RegisterEffect>, 7> kEffects{{{"none", RegisterEffect::None},
                                                                               {"acquire", RegisterEffect::Acquire},
                                                                               {"lose", RegisterEffect::Lose},
                                                                               {"move", RegisterEffect::Move},
                                                                               {"limit", RegisterEffect::Limit},
                                                                               {"copayment", RegisterEffect::Copayment},
                                                                               {"reissue", RegisterEffect::Reissue}}};
using Per = ProcedureOutput::Per;
constexpr std::array<std::pair<std::string_view, Per>, 3> kPer{
    {{"household", Per::Household}, {"person", Per::Person}, {"employer", Per::Employer}}};

ProcedureStep step_from(StrictTable& table) {
  ProcedureStep step;
  step.id = table.text("id");
  step.label = table.text("label");
  step.system = table.flag_or("system", false);
  step.before = state_from(table, "before");
  step.required = table.flag_or("required", false);
  step.per_person = table.flag_or("per_person", false);
  constexpr std::array<std::string_view, 3> kOwn{"register", "approval", "notices"};
  if (step.system && std::find(kOwn.begin(), kOwn.end(), step.id) == kOwn.end())
    table.fail("the program has no step of this name", "id");
  table.finish();
  return step;
}

ProcedureOutput output_from(StrictTable& table) {
  ProcedureOutput output;
  output.notice = table.text("notice");
  output.per = meaning_of(table, "per", kPer);
  output.when = table.text_or("when", "");
  output.when_concept = table.text_or("when_concept", "");
  if (!output.when_concept.empty()) output.when_value = table.text("when_value");
  output.certificate = table.flag_or("certificate", false);
  output.valid_until = table.text_or("valid_until", "");
  if (output.when.empty() && output.when_concept.empty()) table.fail("when or when_concept must say when", "notice");
  if (output.certificate && output.per != Per::Person) table.fail("a certificate belongs to a person", "certificate");
  table.finish();
  return output;
}

Procedure load_procedure(const std::filesystem::path& file, CompareRuleReader& compare_rules) {
  StrictTable table = StrictTable::read(file);
  Procedure out;
  out.id = table.text("id");
  out.label = table.text("label");
  if (out.id != file.stem().string()) table.fail("the id must be the file's name", "id");
  out.notify_within_days = table.whole_or("notify_within_days", out.notify_within_days);
  out.register_within_days = table.whole_or("register_within_days", out.register_within_days);
  out.duty = table.text("duty");
  out.effect = meaning_of(table, "effect", kEffects);
  out.done = state_from(table, "done");
  out.rejection_notice = table.text_or("rejection_notice", "");
  if (table.has("approval")) {
    StrictTable route = table.table("approval");
    out.approval = approval_route_from(route);
  }
  for (StrictTable& row : table.tables("step")) {
    if (out.step(row.text("id")) != nullptr) row.fail("the step stands twice", "id");
    out.steps.push_back(step_from(row));
  }
  for (StrictTable& row : table.tables("output")) out.outputs.push_back(output_from(row));
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

const ProcedureStep* Procedure::step(std::string_view step_id) const {
  const auto it = std::find_if(steps.begin(), steps.end(), [&](const ProcedureStep& s) { return s.id == step_id; });
  return it == steps.end() ? nullptr : &*it;
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
