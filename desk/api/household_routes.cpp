#include "core/errors/failure.h"
#include "desk/api/support.h"
#include "pipeline/office/household_pages.h"

namespace uketsuke::desk {
namespace {

JsonObject found_json(const pipeline::FoundHousehold& found) {
  JsonObject out;
  out.put("id", found.id.value).put("symbol", found.symbol).put("number", found.number);
  out.put_some("head", found.head).put_some("head_kana", found.head_kana).put("insured", found.insured);
  return out.put_some("matched", found.matched).put("protected", found.is_protected);
}

JsonObject times_json(const pipeline::RegisterTimes& times) {
  JsonObject out;
  out.put("valid_from", to_iso(times.valid_from));
  if (times.valid_to) out.put("valid_to", to_iso(*times.valid_to));
  out.put("recorded_at", to_iso(times.recorded_at)).put("status", times.status).put_some("actor", times.actor);
  if (times.by_case) out.put("case_id", times.by_case->value).put("receipt_number", times.receipt_number);
  return out;
}

JsonObject address_json(const pipeline::AddressEntry& entry) {
  JsonObject out;
  out.put("times", times_json(entry.times)).put_some("person", entry.person);
  return out.put("postal_code", entry.postal_code).put("address", entry.address).put("phone", entry.phone);
}

JsonObject membership_json(const pipeline::MembershipEntry& entry) {
  JsonObject out;
  out.put("times", times_json(entry.times)).put("relation", entry.relation);
  out.put("acquired_on", to_iso(entry.acquired_on)).put_some("acquired_why", entry.acquired_why);
  if (entry.lost_on) out.put("lost_on", to_iso(*entry.lost_on));
  return out.put_some("lost_why", entry.lost_why);
}

JsonObject certificate_json(const pipeline::CertificateEntry& entry) {
  JsonObject out;
  out.put("label", entry.label).put("issued_on", to_iso(entry.issued_on)).put("state", entry.state);
  if (entry.valid_until) out.put("valid_until", to_iso(*entry.valid_until));
  if (entry.state_on) out.put("state_on", to_iso(*entry.state_on));
  if (entry.limit_until) out.put("limit_until", to_iso(*entry.limit_until));
  return out;
}

template <class Range, class ToJson>
JsonArray array_of(const Range& range, ToJson to_json) {
  JsonArray out;
  for (const auto& item : range) out.add(to_json(item));
  return out;
}

JsonObject member_json(const pipeline::MemberEntry& member) {
  JsonObject out;
  out.put("branch", member.branch).put("head", member.is_head).put("insured", member.insured);
  out.put("name", member.name).put_some("kana", member.kana).put_some("sex", member.sex);
  if (member.birth_date) out.put("birth_date", to_iso(*member.birth_date));
  out.put("number_known", member.number_known).put_some("relation", member.relation);
  if (member.acquired_on) out.put("acquired_on", to_iso(*member.acquired_on));
  if (member.lost_on) out.put("lost_on", to_iso(*member.lost_on));
  out.put("certificates", array_of(member.certificates, certificate_json));
  return out.put("history", array_of(member.history, membership_json));
}

JsonObject case_entry_json(const pipeline::HouseholdCaseEntry& entry) {
  JsonObject out;
  out.put("id", entry.id.value).put("receipt_number", entry.receipt_number);
  out.put("procedure_label", entry.procedure_label).put("state", to_string(entry.state));
  return out.put("arrived_on", to_iso(entry.received_on));
}

JsonObject household_json(const pipeline::HouseholdView& view) {
  JsonObject out;
  out.put("id", view.id.value).put("symbol", view.symbol).put("number", view.number).put("on", to_iso(view.at.day));
  out.put("protected", view.is_protected).put("withheld", view.withheld);
  out.put_some("postal_code", view.postal_code).put_some("address", view.address).put_some("phone", view.phone);
  out.put("members", array_of(view.members, member_json)).put("addresses", array_of(view.addresses, address_json));
  return out.put("cases", array_of(view.cases, case_entry_json));
}

Response search(const Desk& desk, const Request& request) {
  pipeline::HouseholdWords words;
  words.symbol = query_text(request, "symbol", 20);
  words.number = query_text(request, "number", 20);
  words.name = query_text(request, "name");
  words.kana = query_text(request, "kana");
  words.birth_date = query_date(request, "birth_date");
  return answer(
      listed(pipeline::find_households(desk.office, actor_of(desk, request), words, window_of(request)), found_json));
}

/// As it was valid on `on` and known at the end of `known_on`; both default to now.
Response open(const Desk& desk, const Request& request) {
  ledger::AsOf at;
  at.day = query_date(request, "on").value_or(japan_date(desk.office.clock().now()));
  if (const auto known = query_date(request, "known_on"))
    at.known = begin_in_japan(plus_days(*known, 1)) - std::chrono::milliseconds(1);
  const HouseholdId id(id_in_path(request, "household_id"));
  return answer(household_json(pipeline::open_household(desk.office, actor_of(desk, request), id, at)));
}

}  // namespace

void add_household_routes(Router& router, const Desk& desk) {
  router.add("GET", "/api/households", Access::SignedIn,
             [&desk](const Request& request) { return search(desk, request); });
  router.add("GET", "/api/households/{household_id}", Access::SignedIn,
             [&desk](const Request& request) { return open(desk, request); });
}

}  // namespace uketsuke::desk
