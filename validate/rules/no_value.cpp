#include "validate/rules/no_value.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text/text.h"

namespace uketsuke::validate {
namespace {

using namespace std::string_view_literals;

constexpr std::array kDitto{"同上"sv, "同左"sv, "同右"sv, "同前"sv, "〃"sv, "′′"sv, "〟"sv, "々"sv};
constexpr std::array kElsewhere{"同じ"sv, "仝"sv,   "仝上"sv, "上記"sv, "前記"sv, "上記住所"sv, "現住所"sv, "同住所"sv,
                                "別紙"sv, "添付"sv, "参照"sv, "↑"sv,    "↓"sv,    "←"sv,        "→"sv,
                                "\""sv, "''"sv};
/// 現住所に同じ, 住民票のとおり: no name and no address ends so.
constexpr std::array kEnds{"に同じ"sv, "と同じ"sv, "の通り"sv, "のとおり"sv, "を参照"sv, "紙参照"sv, "裏面に記載"sv};
constexpr std::array kNone{"無"sv,     "無し"sv,   "無シ"sv,   "なし"sv,   "ナシ"sv,   "ない"sv,       "ありません"sv,
                           "有りません"sv, "該当なし"sv, "該当無し"sv, "該当無"sv, "特になし"sv, "特に無し"sv, "不明"sv,
                           "未定"sv,   "未取得"sv, "申請中"sv, "省略"sv,   "空欄"sv,   "N/A"sv,        "NA"sv,
                           "-"sv,      "ー"sv,     "―"sv,      "—"sv,      "–"sv,      "−"sv,          "‐"sv,
                           "─"sv,      "/"sv};

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
  const auto begins = [&](std::string_view word) { return text.starts_with(word); };
  const auto ends = [&](std::string_view word) { return text.ends_with(word); };
  return among(kElsewhere, text) || std::any_of(kDitto.begin(), kDitto.end(), begins) ||
         std::any_of(kEnds.begin(), kEnds.end(), ends);
}

bool says_none(std::string_view value) { return among(kNone, bare(value)); }

}  // namespace uketsuke::validate
