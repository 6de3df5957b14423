#include <algorithm>

#include <nlohmann/json.hpp>

#include "core/text/json_line.h"
#include "pipeline/case/quarantine.h"

namespace uketsuke::pipeline {
namespace {

// Two places are one when they share this much of the smaller: a side that is read again is cleaned a little otherwise.
constexpr double kSame = 0.5;

constexpr std::string_view kFound = "quarantine.found";
constexpr std::string_view kMasked = "quarantine.masked";
constexpr std::string_view kNoNumber = "quarantine.no_number";

std::string subject_of(const PageId& page) {
  return "quarantine/" + page.file.value + "-" + std::to_string(page.number);
}

/// An entry about a place, in the frame of the scan, which never changes.
struct Entry {
  LedgerEntry entry;
  Rect<ScanPx> place;
};

std::vector<Entry> entries_of(ledger::Store& store, const PageId& page) {
  std::vector<Entry> out;
  for (const LedgerEntry& entry : store.audit().about(subject_of(page))) {
    const auto payload = store.audit().payload(entry.sequence);
    if (!payload) continue;
    const auto place = nlohmann::json::parse(*payload).at("place");
    out.push_back({entry, {place.at(0), place.at(1), place.at(2), place.at(3)}});
  }
  return out;
}

bool same(const Rect<ScanPx>& a, const Rect<ScanPx>& b) {
  return intersect(a, b).area() >= kSame * std::min(a.area(), b.area());
}

void enter(ledger::Store& store, const PageId& page, std::string_view kind, const Rect<ScanPx>& place,
           const std::string& actor, const std::string& reason) {
  store.audit().append(
      std::string(kind), subject_of(page), actor,
      json_line(nlohmann::json{{"place", {place.x, place.y, place.w, place.h}}, {"reason", reason}}));
}

}  // namespace

std::string_view to_string(QuarantineState state) {
  switch (state) {
    case QuarantineState::Open: return "open";
    case QuarantineState::Masked: return "masked";
    case QuarantineState::NoNumber: return "no_number";
  }
  return "open";
}

std::vector<Quarantined> quarantined(ledger::Store& store, const PageId& page) {
  const auto side = store.sides().get(page);
  if (!side || !side->outcome) return {};
  return quarantined(store, page, side_details_from_json(side->outcome->details));
}

std::vector<Quarantined> quarantined(ledger::Store& store, const PageId& page, const SideDetails& side) {
  std::vector<Quarantined> out;
  std::vector<Entry> entries;
  for (const HiddenPlace& hidden : side.hidden) {
    if (hidden.what != Hidden::Number) continue;
    if (out.empty()) entries = entries_of(store, page);
    Quarantined one;
    one.place_number = static_cast<int>(out.size()) + 1;
    one.place = hidden.place;
    for (const Entry& known : entries) {
      if (known.entry.kind == kFound || !same(known.place, side.to_scan(hidden.place))) continue;
      one.state = known.entry.kind == kMasked ? QuarantineState::Masked : QuarantineState::NoNumber;
      one.decided_by = known.entry.actor;
      one.decided_at = known.entry.at;
    }
    out.push_back(std::move(one));
  }
  return out;
}

void enter_quarantine(ledger::Store& store, const PageId& page, const SideDetails& side) {
  for (const HiddenPlace& hidden : side.hidden) {
    if (hidden.what != Hidden::Number) continue;
    const Rect<ScanPx> place = side.to_scan(hidden.place);
    const auto entries = entries_of(store, page);
    if (std::none_of(entries.begin(), entries.end(), [&](const Entry& known) { return same(known.place, place); }))
      enter(store, page, kFound, place, "pipeline", {});
  }
}

void decide_quarantine(ledger::Store& store, const PageId& page, const SideDetails& side, const Rect<CleanPx>& place,
                       QuarantineState decision, const std::string& actor, const std::string& reason) {
  enter(store, page, decision == QuarantineState::Masked ? kMasked : kNoNumber, side.to_scan(place), actor, reason);
}

}  // namespace uketsuke::pipeline
