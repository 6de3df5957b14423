#include "ocr/documents/values/value_notation.h"

#include <algorithm>
#include <functional>
#include <set>

#include "core/text/text.h"
#include "ocr/documents/persons/names_in_letters.h"
#include "ocr/documents/values/address_notation.h"
#include "ocr/documents/values/expiry.h"
#include "ocr/documents/values/notations.h"

namespace uketsuke::ocr {
namespace {

constexpr std::u32string_view kHasVariant =
    U"高髙崎﨑嵜桑桒柳栁吉𠮷浜濱濵辺邊邉斉斎齊齋徳德塚葛辻榊樋曽曾渕淵富冨荻萩己巳已未末エヱイヰ";

std::string utf8(const std::u32string& text) { return to_utf8(std::vector<char32_t>(text.begin(), text.end())); }

bool is_dash(const std::u32string& signs) {
  return !signs.empty() && signs.size() <= 8 && std::all_of(signs.begin(), signs.end(), [](char32_t c) {
    return std::u32string_view(U"-ー―‐−_=~").find(c) != std::u32string_view::npos;
  });
}

/// 一 and - between katakana are the long mark ー: コーポ, never コ一ポ.
std::string with_long_marks(std::string_view text) {
  auto points = code_points(text);
  for (std::size_t i = 1; i < points.size(); ++i)
    if ((points[i] == U'一' || points[i] == U'-' || points[i] == U'―') && is_katakana(points[i - 1]) &&
        (i + 1 == points.size() ? points[i] == U'一' : is_katakana(points[i + 1])))
      points[i] = U'ー';
  return to_utf8(points);
}

/// Notations that belong to one field: the fiscal year, and the page mark as "k/n".
std::optional<Meaning> special_meaning(std::string_view field, const std::u32string& signs) {
  if (field == "fiscal_year") {
    const auto year = read_fiscal_year(signs);
    return year ? std::optional<Meaning>({std::to_string(year->year), false, false, ""}) : std::nullopt;
  }
  const auto mark = read_page_mark(signs);
  if (!mark) return std::nullopt;
  return Meaning{std::to_string(mark->page) + "/" + std::to_string(mark->count), false, false, ""};
}

/// 年　月　日 as an empty line of a form has it, with or without the eras to choose from.
bool is_empty_date(std::u32string signs) {
  for (const std::u32string_view era : kEraNames)
    if (const auto at = signs.find(era); at != std::u32string::npos) signs.erase(at, era.size());
  std::erase_if(signs, [](char32_t c) { return std::u32string_view(U"・,、.()").find(c) != std::u32string_view::npos; });
  return signs == U"年月日";
}

std::optional<Meaning> date_meaning(std::string_view field, std::string_view text, const std::u32string& signs) {
  if (is_empty_date(signs)) return Meaning{"", false, true, ""};
  if (field == "expires_on") {
    const auto day = read_expiry(signs);
    return day ? std::optional<Meaning>({day->iso, false, false, day->doubt}) : std::nullopt;
  }
  const auto dates = find_dates_apart(text);
  if (dates.empty()) return std::nullopt;
  // A span's end stands last (在学期間 … から … まで); a date written in both calendars is one date.
  const FoundDate& found = field == "enrolled_until" ? dates.back() : dates.front();
  if (found.iso().empty()) return std::nullopt;
  Meaning out{found.iso(), false, false, ""};
  if (count_eras(signs) > static_cast<int>(dates.size())) out.doubt = "several_eras";
  if (found.cut) out.doubt = "date_cut";
  if (found.fault != WarekiFault::None) out.doubt = "not_a_day";
  if (dates.size() > 1 && field != "enrolled_until" &&
      std::any_of(dates.begin(), dates.end(), [&](const FoundDate& other) { return other.date != found.date; }))
    out.doubt = "several_dates";
  return out;
}

std::optional<Meaning> digits_meaning(std::string_view field, const std::u32string& signs) {
  std::string digits;
  for (const char32_t c : signs) {
    if (is_digit(c))
      digits += static_cast<char>(c);
    else if (std::u32string_view(U"-・.,()").find(c) == std::u32string_view::npos)
      return std::nullopt;
  }
  const std::size_t n = digits.size();
  if (field == "my_number" ? n != 12 : field == "insurer_number" ? n != 6 && n != 8 : n == 0) return std::nullopt;
  return Meaning{digits, false, false, ""};
}

std::optional<Meaning> sex_meaning(const std::u32string& signs) {
  const bool male = signs.find(U'男') != std::u32string::npos, female = signs.find(U'女') != std::u32string::npos;
  if (male && female) return Meaning{"", false, false, "choice_circled"};
  if (!male && !female) return std::nullopt;
  return Meaning{male ? "male" : "female", false, false, ""};
}

/// 1人・1人・0人 of 一般・特定・老人: none of them is the number of all.
bool lists_counts(const std::u32string& signs) {
  static constexpr std::u32string_view kPersons = U"人名", kBetween = U"・/,、.·";
  for (std::size_t i = 1; i + 2 < signs.size(); ++i)
    if (kPersons.find(signs[i]) != std::u32string_view::npos && is_digit(signs[i - 1]) &&
        kBetween.find(signs[i + 1]) != std::u32string_view::npos && is_digit(signs[i + 2]))
      return true;
  return false;
}

/// A count with its word (2人, 第2学年, 3年次, 合計1人); a number of something else (3.税額) is none.
std::optional<Meaning> count_meaning(const std::u32string& signs) {
  if (lists_counts(signs)) return std::nullopt;
  for (std::size_t i = 0; i < signs.size(); ++i) {
    std::size_t at = i;
    if (signs[i] == U'元') continue;
    const auto n = read_number(signs, at);
    if (!n) continue;
    const bool ends =
        at == signs.size() || std::u32string_view(U"人名年学回次(").find(signs[at]) != std::u32string_view::npos;
    return ends ? std::optional<Meaning>({std::to_string(*n), false, false, ""}) : std::nullopt;
  }
  return std::nullopt;
}

/// Without the points and quotes that specks at either end are read as.
std::string without_specks(std::string_view text) {
  auto points = code_points(text);
  const auto speck = [](char32_t c) {
    return std::u32string_view(U" \u3000.,、。'`\"・:;|_~°").find(c) != std::u32string_view::npos;
  };
  while (!points.empty() && speck(points.back())) points.pop_back();
  while (!points.empty() && speck(points.front())) points.erase(points.begin());
  return to_utf8(points);
}

/// A middle dot parts katakana names; beside kanji it is a speck.
std::string without_stray_dots(std::string_view text) {
  auto points = code_points(text);
  for (std::size_t i = points.size(); i-- > 0;)
    if (points[i] == U'・' &&
        (i == 0 || i + 1 == points.size() || !is_katakana(points[i - 1]) || !is_katakana(points[i + 1])))
      points.erase(points.begin() + static_cast<std::ptrdiff_t>(i));
  return to_utf8(points);
}

/// 青葉大学長 and 青葉大学 with a seal's lettering behind it name 青葉大学.
std::string up_to_school(std::string_view text) {
  const auto points = code_points(text);
  std::u32string signs;
  for (const char32_t c : points)
    if (c != U'\u3000' && c != U' ') signs += c;
  const std::size_t end = school_end(signs);
  std::vector<char32_t> out;
  std::size_t taken = 0;
  for (const char32_t c : points) {
    if (end > 0 && taken == end) break;
    out.push_back(c);
    if (c != U'\u3000' && c != U' ') ++taken;
  }
  return to_utf8(out);
}

/// Numbers of persons hold digits (A-1234); a symbol may be a short word.
std::optional<Meaning> code_meaning(std::string_view field, const std::u32string& signs) {
  const bool digit = std::any_of(signs.begin(), signs.end(), is_digit);
  if (!digit && (field == "number" || field == "student_id" || signs.size() > 8)) return std::nullopt;
  std::u32string plain = signs;
  for (char32_t& c : plain)
    if (digit && std::u32string_view(U"一ー―−‐–~").find(c) != std::u32string_view::npos) c = U'-';
  return Meaning{utf8(plain), false, false, ""};
}

/// A reading has no kanji: 工 力 ニ are their katakana twins there.
std::string in_kana(std::string_view text) {
  static constexpr std::u32string_view kKanji = U"工力二八口夕卜三千", kKana = U"エカニハロタトミチ";
  auto points = code_points(text);
  for (char32_t& c : points)
    if (const auto at = kKanji.find(c); at != std::u32string_view::npos) c = kKana[at];
  return to_utf8(points);
}

/// ツュ is no syllable: ャュョ follow the row of イ and, in words of abroad, テデフヴ. Elsewhere the sign is a large
/// one, which print sets little higher.
std::string with_large_kana(std::string_view text) {
  auto points = code_points(text);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto at = std::u32string_view(U"ャュョ").find(points[i]);
    if (at == std::u32string_view::npos) continue;
    const bool syllable = i > 0 && std::u32string_view(U"キシチニヒミリギジヂビピヰイテデフヴ").find(points[i - 1]) !=
                                       std::u32string_view::npos;
    if (!syllable) points[i] = U"ヤユヨ"[at];
  }
  return to_utf8(points);
}

/// What is left of a rule beside a reading is read as strokes apart (アツシロウ　一　一), which are no word.
std::string without_lone_strokes(std::string_view text) {
  std::vector<char32_t> out;
  std::u32string word;
  const auto add = [&] {
    if (word.find_first_not_of(U"一ー-―") != std::u32string::npos) {
      if (!out.empty()) out.push_back(U'\u3000');
      out.insert(out.end(), word.begin(), word.end());
    }
    word.clear();
  };
  for (const char32_t c : code_points(with_single_spaces(text))) {
    if (c == U'\u3000') add();
    else word += c;
  }
  add();
  return to_utf8(out);
}

/// A reading in katakana; print with kanji in it is a name or a label, no reading.
std::optional<Meaning> kana_meaning(std::string_view text) {
  const std::string kana = with_large_kana(in_kana(to_katakana(nfkc(without_lone_strokes(without_specks(text))))));
  const auto points = code_points(kana);
  const bool word = std::none_of(points.begin(), points.end(), [](char32_t c) { return is_kanji(c) && c != U'一'; }) &&
                    std::any_of(points.begin(), points.end(), [](char32_t c) { return is_katakana(c); });
  return word ? std::optional<Meaning>({with_single_spaces(with_long_marks(kana)), false, false, ""}) : std::nullopt;
}

/// （妻）, and what is left of its brackets at the edge of its place; those of 妻(未届) belong to it.
std::string without_brackets(std::string_view word) {
  auto points = code_points(nfkc(word));
  const auto count = [&](char32_t c) { return std::count(points.begin(), points.end(), c); };
  const bool round = !points.empty() && points.front() == U'(' && points.back() == U')';
  if (round || count(U'(') != count(U')')) {
    if (!points.empty() && points.front() == U'(') points.erase(points.begin());
    if (!points.empty() && points.back() == U')' && count(U'(') != count(U')')) points.pop_back();
  }
  return to_utf8(points);
}

/// 様 and 殿 behind a name are manners, not name.
std::string without_honorific(std::string_view text) {
  auto points = code_points(text);
  const auto trim = [&] {
    while (!points.empty() && (points.back() == U' ' || points.back() == U'\u3000')) points.pop_back();
  };
  trim();
  if (points.size() > 2 && (points.back() == U'様' || points.back() == U'殿')) points.pop_back();
  trim();
  return to_utf8(points);
}

/// 上沼　弓枝（女） of which both readers lost the brackets: a sign apart behind family and given name is no name.
std::string without_sex(std::string_view text) {
  const std::string spaced = with_single_spaces(text);
  auto points = code_points(spaced);
  const auto gaps = std::count(points.begin(), points.end(), U'\u3000');
  const bool sex = points.size() > 4 && (points.back() == U'男' || points.back() == U'女');
  if (sex && gaps == 2 && points[points.size() - 2] == U'\u3000') points.resize(points.size() - 2);
  return to_utf8(points);
}

/// 世帯主　花形　悟史朗: a label that rough boxes let into the value's place.
std::string without_label(std::string_view text) {
  const std::string spaced = with_single_spaces(text);
  const auto points = code_points(spaced);
  const auto gap = std::find(points.begin(), points.end(), U'\u3000');
  if (gap == points.end() || !is_label(std::u32string(points.begin(), gap))) return std::string(text);
  return to_utf8({gap + 1, points.end()});
}

/// A name printed with even gaps between all its signs has no gap between family and given name.
std::string with_even_gaps_closed(std::string_view text) {
  const std::string spaced = with_single_spaces(text);
  const std::size_t signs = length(without_spaces(spaced)), gaps = length(spaced) - signs;
  return signs >= 3 && gaps + 1 >= signs ? without_spaces(spaced) : spaced;
}

/// 以下余白 stands where the next person would; one of its signs may be misread.
bool says_nobody(std::u32string_view signs) {
  if (signs.size() > 8) return false;
  for (const std::u32string_view words : {U"余白", U"以下余", U"以下空白"})
    if (signs.find(words) != std::u32string_view::npos) return true;
  return false;
}

/// Every address names at least one of these; other words in its place are a heading's rest or a neighbour's.
bool names_a_place(std::u32string_view signs) { return signs.find_first_of(U"都道府県市区町村郡") != signs.npos; }

}  // namespace

std::optional<Meaning> meaning_of(ValueKind kind, std::string_view field, std::string_view text) {
  const std::u32string signs = folded(text);
  if (signs.empty()) return std::nullopt;
  if (field == "fiscal_year" || field == "page_number") return special_meaning(field, signs);
  const bool number = kind == ValueKind::Amount || kind == ValueKind::Count || kind == ValueKind::Digits;
  if (is_left_out(signs) || (kind != ValueKind::Text && is_dash(signs))) return Meaning{"", false, true, ""};
  const bool only_masks = signs.size() >= 2 && std::all_of(signs.begin(), signs.end(), is_mask_sign);
  if (only_masks || (number && is_masked(signs))) return Meaning{"", true, false, ""};
  switch (kind) {
    case ValueKind::Date: return date_meaning(field, text, signs);
    case ValueKind::Amount:
      if (const auto yen = read_amount(signs)) return Meaning{std::to_string(*yen), false, false, ""};
      return std::nullopt;
    case ValueKind::Count: return count_meaning(signs);
    case ValueKind::Digits: return digits_meaning(field, signs);
    case ValueKind::Sex: return sex_meaning(signs);
    case ValueKind::Kana: return kana_meaning(text);
    case ValueKind::Code: return code_meaning(field, signs);
    case ValueKind::Name:
      if (says_nobody(signs)) return Meaning{"", false, true, ""};
      if (is_label(signs)) return std::nullopt;  // a heading that worn rules let into a person's row
      return Meaning{
          with_even_gaps_closed(without_label(without_sex(without_honorific(without_stray_dots(without_specks(text)))))),
          false, false, ""};
    case ValueKind::Text:
      if (field == "school") return Meaning{up_to_school(with_single_spaces(without_specks(text))), false, false, ""};
      if (field == "relation") return Meaning{without_brackets(without_spaces(without_specks(text))), false, false, ""};
      break;
    case ValueKind::Address:
      return Meaning{with_single_spaces(with_long_marks(plain_address(without_specks(text)))), false, false,
                     names_a_place(signs) ? "" : "no_place"};
    case ValueKind::Letters:
      if (const auto name = name_in_letters(text)) return Meaning{*name, false, false, ""};
      return std::nullopt;
    case ValueKind::Heading: break;
  }
  return Meaning{with_single_spaces(with_long_marks(without_specks(text))), false, false, ""};
}

bool same_value(std::string_view a, std::string_view b) { return folded(a) == folded(b); }

std::u32string_view relation_signs() {
  return U"世帯主本人妻夫子長次二三四五男女父母祖孫兄弟姉妹叔伯甥姪養継曾曽未届同居縁故者の配偶()";
}

bool is_relation(std::string_view word) {
  static const std::set<std::u32string, std::less<>> words = {
      U"世帯主", U"本人", U"妻",   U"夫",   U"子",   U"長男",   U"次男",   U"二男", U"三男", U"四男",  U"五男",
      U"長女",   U"次女", U"二女",   U"三女", U"四女", U"五女", U"父",   U"母",     U"祖父",   U"祖母", U"孫",   U"曾孫",  U"曽孫",
      U"兄",     U"弟",   U"姉",   U"妹",   U"叔父", U"叔母",   U"伯父",   U"伯母", U"養子", U"養女",  U"養父",
      U"養母",   U"継父", U"継母", U"甥",   U"姪",   U"同居人", U"縁故者", U"男",   U"女",   U"配偶者"};
  std::u32string rest = folded(word);
  for (const auto end : {U"(未届)", U"(未届の妻)", U"(未届の夫)"})
    if (rest.ends_with(end)) rest.resize(rest.size() - std::u32string_view(end).size());
  // 妻の子, 子の妻: relations of relations.
  for (std::size_t at = rest.find(U'の'); at != std::u32string::npos; at = rest.find(U'の')) {
    if (!words.contains(rest.substr(0, at))) return false;
    rest.erase(0, at + 1);
  }
  return words.contains(rest);
}

bool variant_possible(std::string_view name) {
  const auto points = code_points(name);
  return std::any_of(points.begin(), points.end(),
                     [](char32_t c) { return kHasVariant.find(c) != std::u32string_view::npos; });
}

}  // namespace uketsuke::ocr
