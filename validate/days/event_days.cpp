#include "validate/days/event_days.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/errors/require.h"
#include "core/toml/words.h"

namespace uketsuke::validate {
namespace {

constexpr std::array<std::pair<std::string_view, DayRule>, 5> kRules{{{"same_day", DayRule::SameDay},
                                                                      {"day_after", DayRule::DayAfter},
                                                                      {"arrival", DayRule::Arrival},
                                                                      {"next_month", DayRule::NextMonth},
                                                                      {"by_person", DayRule::ByPerson}}};

EventDay entry_from(StrictTable& table) {
  EventDay out;
  out.reason = table.text("reason");
  out.label = table.text("label");
  out.event = table.text("event");
  out.rule = meaning_of(table, "day", kRules);
  out.future_days = table.whole("future_days");
  if (out.future_days < 0) table.fail("days must not be negative", "future_days");
  out.basis = table.text_or("basis", "");
  out.assumed = table.flag_or("assumed", false);
  const bool ruled = out.rule != DayRule::ByPerson;
  if (ruled && out.basis.empty() && !out.assumed) table.fail("a rule without a law is assumed", "reason");
  table.finish();
  return out;
}

const EventDay* find_in(const std::vector<EventDay>& entries, std::string_view reason) {
  const auto it = std::find_if(entries.begin(), entries.end(), [&](const EventDay& e) { return e.reason == reason; });
  return it == entries.end() ? nullptr : &*it;
}

std::vector<EventDay> entries_of(StrictTable& file, std::string_view key) {
  std::vector<EventDay> out;
  for (StrictTable& row : file.tables(key)) {
    EventDay entry = entry_from(row);
    if (find_in(out, entry.reason) != nullptr) row.fail("the reason stands twice", "reason");
    out.push_back(std::move(entry));
  }
  return out;
}

}  // namespace

std::optional<Date> EventDay::day(Date event_day, Date received_on) const {
  const auto if_ok = [](Date day) { return day.ok() ? std::optional(day) : std::nullopt; };
  switch (rule) {
    case DayRule::SameDay: return if_ok(event_day);
    case DayRule::DayAfter: return event_day.ok() ? if_ok(plus_days(event_day, 1)) : std::nullopt;
    case DayRule::Arrival: return if_ok(received_on);
    case DayRule::NextMonth:
      return if_ok(Date{received_on.year() / received_on.month() / 1} + std::chrono::months{1});
    case DayRule::ByPerson: return std::nullopt;
  }
  bug("day rule", __FILE__, __LINE__);
}

bool EventDay::too_far_ahead(Date day, Date received_on) const {
  const int offset = rule == DayRule::DayAfter ? 1 : 0;
  return days_between(received_on, day) > future_days + offset;
}

EventDays EventDays::load(const std::filesystem::path& event_days_toml) {
  EventDays out;
  StrictTable file = StrictTable::read(event_days_toml);
  out.due_soon_days_ = file.whole("due_soon_days");
  out.address_change_future_days_ = file.whole("address_change_future_days");
  out.acquisition_ = entries_of(file, "acquisition");
  out.loss_ = entries_of(file, "loss");
  file.finish();
  return out;
}

const EventDay* EventDays::acquisition(std::string_view reason) const { return find_in(acquisition_, reason); }
const EventDay* EventDays::loss(std::string_view reason) const { return find_in(loss_, reason); }

}  // namespace uketsuke::validate
