#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace uketsuke::ocr {

/// What kind of value stands beside a label; a name in Latin letters is known by its print alone.
enum class ValueKind { Name, Kana, Text, Address, Date, Amount, Count, Digits, Code, Sex, Heading, Letters };

/// A label (項目名) as certificates print it, in all its wordings.
struct LabelSpec {
  std::string_view field;  ///< field id; empty for labels whose values we do not want (本籍 …); "@…" for headings
  ValueKind kind = ValueKind::Text;
  std::vector<std::u32string_view> phrases;
};

/// All labels of a kind of certificate. Labels of values that are not wanted are listed too, so that they are not
/// taken for ours: 前住所 ends in 住所.
const std::vector<LabelSpec>& label_book(std::string_view kind);

/// The labels of a field of a kind; nullptr when the kind has none.
const LabelSpec* labels_of(std::string_view kind, std::string_view field);

/// Whether folded text without spaces is a label of any kind of certificate (性別, 生年月日 …): such a word is nobody's name.
bool is_label(std::u32string_view words);

}  // namespace uketsuke::ocr
