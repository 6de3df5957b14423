#pragma once

#include "validate/rules/context.h"

namespace uketsuke::validate {

/// An event this far from the receipt is more likely a misread year than a late notice; days.
inline constexpr int kFarAway_days = 730;

/// Messages of the days around an event that was notified.
struct EventWindow {
  std::string_view far;     ///< too far from the 到達日 either way
  std::string_view future;  ///< further ahead than the table allows
};

/// Holds one event against the 到達日: far away, ahead of it, or notified after the 届出期限 (messages::kNotifiedLate).
/// Nothing when either day is not ok(). `ahead_days`: how far ahead it may lie.
void check_event_window(const RuleContext& context, const FieldFacts* event, const EventWindow& window, int ahead_days);

}  // namespace uketsuke::validate
