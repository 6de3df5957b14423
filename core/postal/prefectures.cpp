#include "core/postal/prefectures.h"

#include <array>

namespace uketsuke {

std::span<const std::string_view> prefectures() {
  static constexpr std::array<std::string_view, 47> kPrefectures{
      "北海道", "青森県", "岩手県", "宮城県",   "秋田県", "山形県",   "福島県", "茨城県", "栃木県", "群馬県",
      "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県",   "石川県", "福井県", "山梨県", "長野県",
      "岐阜県", "静岡県", "愛知県", "三重県",   "滋賀県", "京都府",   "大阪府", "兵庫県", "奈良県", "和歌山県",
      "鳥取県", "島根県", "岡山県", "広島県",   "山口県", "徳島県",   "香川県", "愛媛県", "高知県", "福岡県",
      "佐賀県", "長崎県", "熊本県", "大分県",   "宮崎県", "鹿児島県", "沖縄県"};
  return kPrefectures;
}

std::size_t county_length(std::string_view municipality) {
  constexpr std::string_view kCounty = "郡";
  const std::size_t at = municipality.find(kCounty);
  const bool town = municipality.ends_with("町") || municipality.ends_with("村");
  return at == std::string_view::npos || at == 0 || !town ? 0 : at + kCounty.size();
}

}  // namespace uketsuke
