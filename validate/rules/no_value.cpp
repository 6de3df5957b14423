#include "validate/rules/no_value.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text/text.h"

namespace uketsuke::validate {
namespace {

using namespace std::string_view_literals;

constexpr std::array kDitto{"同上"sv, "同左"sv, "同右"sv, "同前"sv, "仝"sv, "〃"sv, "″"sv, "〟"sv, "々"sv, "\""sv, "''"sv};
constexpr std::array kElsewhere{"同じ"sv,         "上に同じ"sv, "上と同じ"sv, "右に同じ"sv, "右と同じ"sv,
                                "左に同じ"sv,     "左と同じ"sv, "上記"sv,     "前記"sv,     "上記に同じ"sv,
                                "上記と同じ"sv,   "上記の通り"sv, "上記のとおり"sv, "別紙"sv,   "別紙の通り"sv,
                                "別紙のとおり"sv, "別紙参照"sv, "添付"sv,     "添付の通り"sv, "添付のとおり"sv,
                                "住民票の通り"sv, "住民票のとおり"sv, "↑"sv,  "↓"sv,        "←"sv, "→"sv};
constexpr std::array kNone{"無"sv,     "無し"sv,   "無シ"sv,   "なし"sv,   "ナシ"sv,   "ない"sv,       "ありません"sv,
                           "有りません"sv, "該当なし"sv, "該当無し"sv, "該当無"sv, "特になし"sv, "特に無し"sv, "不明"sv,
                           "未定"sv,   "未取得"sv, "申請中"sv, "省略"sv,   "空欄"sv,   "N/A"sv,        "NA"sv,
                           "-"sv,      "ー"sv,     "―"sv,      "—"sv,      "–"sv,      "−"sv,          "/"sv};

/// What stands in brackets or ends a sentence says the same.
std::string bare(std::string_view value) {
  std::string out;
  for (const char32_t c : code_points(without_spaces(nfkc(value))))
    if (std::u32string_view(U"()[]「」。.、,").find(c) == std::u32string_view::npos) out += to_utf8(c);
  return out;
}

bool among(const auto& words, const std::string& text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

}  // namespace

bool refers_elsewhere(std::string_view value) {
  const std::string text = bare(value);
  return among(kElsewhere, text) || std::any_of(kDitto.begin(), kDitto.end(), [&](std::string_view ditto) {
           return text.starts_with(ditto);
         });
}

bool says_none(std::string_view value) { return among(kNone, bare(value)); }

}  // namespace uketsuke::validate
