#include "tools/page_maker/fill/date_entry.h"

#include <algorithm>

#include "core/calendar/wareki.h"

namespace uketsuke::page_maker {
namespace {

constexpr std::string_view kWestern = "西暦";

bool offers(const FieldTemplate& field, std::string_view era) {
  if (field.era_fixed == era) return true;
  return std::any_of(field.eras.begin(), field.eras.end(),
                     [&](const EraOption& option) { return option.value == era; });
}

std::string part(unsigned number, std::size_t cells, bool leading_zeros) {
  std::string text = std::to_string(number);
  if (leading_zeros && text.size() < cells) text.insert(0, cells - text.size(), '0');
  return text;
}

}  // namespace

void set_date(Entry& entry, Date day, bool western, bool leading_zeros) {
  const FieldTemplate& field = *entry.field;
  const WarekiDate wareki = to_wareki(day);
  const std::string era(info(wareki.era).kanji);
  const bool use_western = offers(field, kWestern) && (western || !offers(field, era));
  if (!use_western && !offers(field, era)) return;
  entry.era = use_western ? std::string(kWestern) : era;
  entry.year = use_western ? std::to_string(static_cast<int>(day.year()))
                           : part(static_cast<unsigned>(wareki.year), 2, leading_zeros);
  entry.month = part(static_cast<unsigned>(day.month()), 2, leading_zeros);
  entry.day = part(static_cast<unsigned>(day.day()), 2, leading_zeros);
  entry.state = ReadState::Read;
  entry.value = to_iso(day);
  const std::string shown = use_western ? std::string(kWestern) : std::string(info(wareki.era).circled);
  entry.raw = shown + entry.year + "." + entry.month + "." + entry.day;
}

}  // namespace uketsuke::page_maker
