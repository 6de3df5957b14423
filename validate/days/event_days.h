#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"

namespace uketsuke::validate {

/// How a 取得日 or 喪失日 follows from the event.
enum class DayRule { SameDay, DayAfter, Arrival, NextMonth, ByPerson };

/// The day rule of one reason (取得の理由, 喪失の事由).
struct EventDay {
  std::string reason;  ///< value of the form's choice
  std::string label;   ///< Japanese
  std::string event;   ///< Japanese: what day is counted from ("退職日")
  DayRule rule = DayRule::ByPerson;
  int future_days = 0;   ///< days after 到達日 at which the event may still lie
  std::string basis;     ///< law; empty where it is the association's rule
  bool assumed = false;  ///< nobody of the association confirmed it

  /// The 取得日 or 喪失日; nullopt when a person decides, or the day that the rule counts from is not ok().
  std::optional<Date> day(Date event_day, Date received_on) const;
  /// True when this 取得日 or 喪失日 is further ahead of the 到達日 than the event may be.
  bool too_far_ahead(Date day, Date received_on) const;
};

/// 取得日・喪失日の表 (templates/tables/event_days.toml).
class EventDays {
 public:
  /// Throws Failure E-TEMPLATE-INVALID naming file:line.
  static EventDays load(const std::filesystem::path& event_days_toml);

  /// The rule of a reason, or nullptr.
  const EventDay* acquisition(std::string_view reason) const;
  const EventDay* loss(std::string_view reason) const;
  int due_soon_days() const { return due_soon_days_; }
  int address_change_future_days() const { return address_change_future_days_; }

 private:
  std::vector<EventDay> acquisition_;
  std::vector<EventDay> loss_;
  int due_soon_days_ = 0;
  int address_change_future_days_ = 0;
};

}  // namespace uketsuke::validate
