#include "ocr/calibration/address_table.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/text/text.h"

namespace uketsuke::ocr {

AddressTable::AddressTable(PostalTable table) : table_(std::move(table)), places_(table_.all()) {
  std::erase_if(places_, [](const PostalArea& p) { return p.city.empty(); });
  const auto key = [](const PostalArea& p) { return std::tuple(p.prefecture, p.city, p.town); };
  std::sort(places_.begin(), places_.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  places_.erase(std::unique(places_.begin(), places_.end()), places_.end());
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const bool fresh =
        i == 0 || places_[i].city != places_[i - 1].city || places_[i].prefecture != places_[i - 1].prefecture;
    if (fresh) cities_.push_back({to_utf32(places_[i].prefecture), to_utf32(places_[i].city), i, 0});
    ++cities_.back().count;
  }
}

}  // namespace uketsuke::ocr
