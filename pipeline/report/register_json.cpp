#include "core/text/json_line.h"
#include "pipeline/report/register_json.h"

#include <nlohmann/json.hpp>

namespace uketsuke::pipeline {
namespace {

using Json = nlohmann::ordered_json;

std::string day_or_empty(const std::optional<Date>& day) { return day ? to_iso(*day) : std::string{}; }

Json certificate_of(const ledger::CertificateRow& row) {
  const ledger::Certificate& c = row.value;
  return {{"id", row.id.value},
          {"kind", c.kind},
          {"issued_on", to_iso(c.issued_on)},
          {"valid_until", day_or_empty(c.valid_until)},
          {"limit_category", c.limit_category},
          {"limit_until", day_or_empty(c.limit_until)},
          {"state", ledger::to_string(c.state)},
          {"state_on", day_or_empty(c.state_on)}};
}

Json membership_of(const ledger::MembershipRow& row) {
  const ledger::Membership& m = row.value;
  return {{"branch", m.branch},
          {"relation", m.relation},
          {"acquired_on", to_iso(m.acquired_on)},
          {"acquisition_reason", m.acquired_why},
          {"lost_on", day_or_empty(m.lost_on)},
          {"loss_reason", m.lost_why},
          {"status", ledger::to_string(row.recording.status)},
          {"valid_from", to_iso(row.recording.valid_from)},
          {"recorded_at", to_iso(row.recorded_at)}};
}

Json member_of(const RegisterMember& member) {
  Json out = membership_of(member.membership);
  out["person"] = member.membership.value.person.value;
  out["name"] = member.person.name;
  out["kana"] = member.person.name_kana;
  out["birth_date"] = day_or_empty(member.person.birth_date);
  out["sex"] = member.person.sex;
  out["insured"] = member.insured;
  out["my_number"] = member.number_masked;
  out["certificates"] = Json::array();
  for (const ledger::CertificateRow& row : member.certificates) out["certificates"].push_back(certificate_of(row));
  return out;
}

}  // namespace

std::string register_fault_json(const RegisterFault& fault) {
  return json_line(
      Json{{"line", fault.line}, {"column", fault.column}, {"reason", fault.reason}, {"of_file", fault.of_file}});
}

std::string import_report_json(const ImportReport& r) {
  return json_line(Json{{"done", r.done},
                        {"rows", r.rows},
                        {"new", r.fresh},
                        {"changed", r.changed},
                        {"changed_lines", r.changed_lines},
                        {"unchanged", r.unchanged},
                        {"skipped", r.skipped},
                        {"faults", r.faults.size()},
                        {"valid_from", to_iso(r.valid_from)},
                        {"import", r.by_case.value}});
}

std::string household_json(const RegisterHouseholdView& view) {
  const ledger::Household& h = view.household.value;
  Json out{{"id", view.household.id.value},
           {"symbol", h.symbol},
           {"number", h.number},
           {"as_of", to_iso(view.at.day)},
           {"known", view.at.known ? to_iso(*view.at.known) : std::string{}},
           {"status", ledger::to_string(view.household.recording.status)},
           {"postal_code", h.postal_code},
           {"address", h.address},
           {"phone", h.phone},
           {"withheld", view.withheld},
           {"members", Json::array()},
           {"history", Json::array()}};
  for (const RegisterMember& member : view.members) out["members"].push_back(member_of(member));
  for (const ledger::MembershipRow& row : view.history) out["history"].push_back(membership_of(row));
  return json_line(out);
}

}  // namespace uketsuke::pipeline
