#pragma once

#include <string>
#include <vector>

#include "ledger/store.h"
#include "pipeline/page/side_details.h"

/// Quarantine (隔離): a 個人番号 that stands where none belongs (番号法20条: it may not be kept). Found when a side is read;
/// hidden from everybody until a person has said that it is masked for good or is no such number. Finds and decisions
/// are entries of the ledger; they hold places, never the number.
namespace uketsuke::pipeline {

enum class QuarantineState { Open, Masked, NoNumber };
std::string_view to_string(QuarantineState state);

/// A place in quarantine.
struct Quarantined {
  int place_number = 0;  ///< from 1, in the order in which the side's reading found them
  Rect<CleanPx> place;
  QuarantineState state = QuarantineState::Open;
  std::string decided_by;  ///< user name; empty while open
  Instant decided_at{};
};

/// The places of a side as they stand. A decision holds for its place on the paper, also when the side is read again.
std::vector<Quarantined> quarantined(ledger::Store& store, const PageId& page);
std::vector<Quarantined> quarantined(ledger::Store& store, const PageId& page, const SideDetails& side);

/// Writes down that places were found, once a place. Joins a running transaction.
void enter_quarantine(ledger::Store& store, const PageId& page, const SideDetails& side);
/// Writes down a person's decision about a place.
void decide_quarantine(ledger::Store& store, const PageId& page, const SideDetails& side, const Rect<CleanPx>& place,
                       QuarantineState decision, const std::string& actor, const std::string& reason);

}  // namespace uketsuke::pipeline
