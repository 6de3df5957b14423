#include "ocr/documents/persons/person_count.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "core/numbers/check_digits.h"
#include "core/text/text.h"
#include "ocr/documents/values/notations.h"
#include "ocr/documents/values/value_checks.h"
#include "ocr/documents/values/value_notation.h"

namespace uketsuke::ocr {
namespace {

/// A doubted value is never surer than this.
constexpr double kDoubted = 0.9;
/// Least gap on either side of a word, in heights of its line.
constexpr double kWordGap = 0.6;
/// A word less high than this, of the page's print, is none.
constexpr double kLeastHigh = 0.4;
constexpr std::size_t kLongestRelation = 4, kNumberDigits = 12;

bool is_mark(char32_t c) {
  return std::u32string_view(U"()〔〕[]【】・,、.:;/").find(c) != std::u32string_view::npos;
}

/// Glyphs [from, to) are a word of their own. The page reader parts the signs of a name at times (露　子): the gap
/// counts.
bool alone(const TextRow& row, std::size_t from, std::size_t to) {
  const auto& glyphs = row.glyphs;
  const auto parted = [&](std::size_t i) {
    return glyphs[i].word_start && glyphs[i].rect.x - glyphs[i - 1].rect.right() > kWordGap * row.rect.h;
  };
  const bool begins = from == 0 || parted(from) || is_mark(glyphs[from - 1].sign);
  return begins && (to == glyphs.size() || parted(to) || is_mark(glyphs[to].sign));
}

/// Values that only persons have, where they stand.
struct Traces {
  std::vector<Rect<CleanPx>> births, sexes, relations, numbers;
};

void add_words(const TextRow& row, const std::u32string& signs, Traces& out) {
  for (std::size_t i = 0; i < signs.size(); ++i) {
    const bool sex = signs[i] == U'男' || signs[i] == U'女';
    // 男・女 is a choice.
    const bool choice = (i >= 2 && (signs[i - 2] == U'男' || signs[i - 2] == U'女')) ||
                        (i + 2 < signs.size() && (signs[i + 2] == U'男' || signs[i + 2] == U'女'));
    if (sex && !choice && alone(row, i, i + 1)) out.sexes.push_back(row.glyphs[i].rect);
    for (std::size_t n = kLongestRelation; n > 0; --n) {
      const std::u32string word = signs.substr(i, n);
      // 世帯主 is a label as well; 男 and 女 are sexes.
      if (word.size() < n || sex || word == U"世帯主" || word == U"本人" || !alone(row, i, i + n)) continue;
      if (is_relation(to_utf8({word.begin(), word.end()}))) out.relations.push_back(extent(row, i, i + n));
    }
  }
}

/// Twelve digits, in groups or not, that hold the check of a 個人番号.
void add_numbers(const TextRow& row, const std::u32string& signs, Traces& out) {
  for (std::size_t i = 0; i < signs.size(); ++i) {
    if (!is_digit(signs[i]) || (i > 0 && (is_digit(signs[i - 1]) || signs[i - 1] == U'-'))) continue;
    std::string digits;
    std::size_t to = i;
    for (; to < signs.size() && (is_digit(signs[to]) || (signs[to] == U'-' && digits.size() % 4 == 0)); ++to)
      if (is_digit(signs[to])) digits += static_cast<char>(signs[to]);
    if (digits.size() == kNumberDigits && is_my_number(digits)) out.numbers.push_back(extent(row, i, to));
    i = to;
  }
}

/// The issuer's line (瀬戸市長　岡部　由美): a given name's last sign is nobody's 子.
bool is_issuers_line(const std::u32string& signs) {
  for (const auto title : {U"市長", U"区長", U"町長", U"村長", U"代表取締役", U"代表者", U"理事長", U"事業主"})
    if (signs.find(title) != std::u32string::npos) return true;
  return false;
}

/// Dust and the ground of the paper are read as signs that are far lower than print.
void drop_specks(const PageLayout& page, std::vector<Rect<CleanPx>>& traces) {
  std::erase_if(traces, [&](const Rect<CleanPx>& trace) { return trace.h < kLeastHigh * page.glyph_px; });
}

Traces traces_of(const PageLayout& page) {
  Traces out;
  for (const TextRow& row : page.rows) {
    const std::u32string signs = row.signs();
    for (const FoundDate& date : find_dates(signs))
      if (date.to < signs.size() && signs[date.to] == U'生' && !date.iso().empty())
        out.births.push_back(extent(row, date.from, date.to));
    if (!is_issuers_line(signs)) add_words(row, signs, out);
    add_numbers(row, signs, out);
  }
  drop_specks(page, out.sexes);
  drop_specks(page, out.relations);
  return out;
}

/// A page and what was read of it.
struct Read {
  const PageLayout& page;
  const KindInfo& kind;
  const std::map<std::string_view, int>& seen;
  const std::vector<FieldReading>& fields;

  bool claimed(const Rect<CleanPx>& trace) const {
    return std::any_of(fields.begin(), fields.end(), [&](const FieldReading& f) {
      return f.rect.grown(0.4 * page.glyph_px).contains(trace.centre());
    });
  }
  /// Values of a field that stand on the page, whether they were read, found by a label alone, or by their form alone.
  int count(std::string_view id, const std::vector<Rect<CleanPx>>& traces) const {
    if (kind.find(id) == nullptr) return 0;
    // A speck beside the value that was taken for it says nothing; the value itself is counted by its form.
    const auto read = std::count_if(fields.begin(), fields.end(), [&](const FieldReading& f) {
      const bool speck = f.state == ReadState::Read && f.value.empty();
      return f.field == id && f.row > 0 && f.state != ReadState::Blank && !speck;
    });
    const auto stray =
        std::count_if(traces.begin(), traces.end(), [&](const Rect<CleanPx>& trace) { return !claimed(trace); });
    const auto labelled = seen.find(id);
    return std::max(static_cast<int>(read + stray), labelled == seen.end() ? 0 : labelled->second);
  }
};

std::set<int> rows_with(const std::vector<FieldReading>& fields, std::string_view id) {
  std::set<int> out;
  for (const FieldReading& field : fields)
    if (field.field == id && field.row > 0 && field.state != ReadState::Blank) out.insert(field.row);
  return out;
}

bool says_all(const PageLayout& page) {
  return std::any_of(page.rows.begin(), page.rows.end(),
                     [](const TextRow& row) { return row.signs().find(U"世帯全員") != std::u32string::npos; });
}

/// 世帯主 is named in the head, the page is of the whole household, and nobody on it has that name or relation.
bool head_is_missing(const PageLayout& page, const std::vector<FieldReading>& fields) {
  const auto head = std::find_if(fields.begin(), fields.end(), [](const FieldReading& f) {
    return f.field == "head" && f.state == ReadState::Read;
  });
  if (head == fields.end() || !says_all(page)) return false;
  return std::none_of(fields.begin(), fields.end(), [&](const FieldReading& f) {
    return (f.field == "name" && same_value(f.value, head->value)) || (f.field == "relation" && f.value == "世帯主");
  });
}

void doubt(std::vector<FieldReading>& fields, std::string_view word, int stand, int persons) {
  const std::string whole = std::string(word) + ":" + std::to_string(stand) + ":" + std::to_string(persons);
  for (FieldReading& field : fields) {
    if (field.row == 0) continue;
    add_doubt(field, whole);
    field.confidence = std::min(field.confidence, kDoubted);
    if (!field.candidates.empty()) field.candidates.front().p = std::min(field.candidates.front().p, kDoubted);
  }
}

}  // namespace

std::optional<int> printed_persons(const PageLayout& page) {
  static constexpr std::array<std::u32string_view, 7> kAll = {U"世帯人員", U"世帯員数", U"世帯人数", U"全員",
                                                              U"合計",     U"以上",     U"構成員"};
  std::optional<int> out;
  for (const TextRow& row : page.rows) {
    const std::u32string signs = row.signs();
    const auto look = [&](std::u32string_view word, int more) {
      for (std::size_t at = signs.find(word); at != std::u32string::npos; at = signs.find(word, at + 1)) {
        std::size_t i = at + word.size();
        while (i < signs.size() && is_mark(signs[i])) ++i;
        const auto number = read_number(signs, i);
        const bool persons = number && i < signs.size() && (signs[i] == U'人' || signs[i] == U'名');
        if (!persons) continue;
        if (out && *out != *number + more) return false;
        out = *number + more;
      }
      return true;
    };
    for (const auto word : kAll)
      if (!look(word, 0)) return std::nullopt;
    if (!look(U"被扶養者", 1)) return std::nullopt;
  }
  return out;
}

void doubt_persons(const PageLayout& page, const KindInfo& kind, const std::map<std::string_view, int>& seen,
                   int page_count, std::vector<FieldReading>& fields) {
  const FieldInfo* info = kind.find("name");
  if (info == nullptr || !info->in_rows) return;
  const Traces traces = traces_of(page);
  const Read read{page, kind, seen, fields};
  const int persons = static_cast<int>(rows_with(fields, "name").size());
  const int births = read.count("birth_date", traces.births), sexes = read.count("sex", traces.sexes),
            relations = read.count("relation", traces.relations), numbers = read.count("my_number", traces.numbers);
  if (persons == 0 && births + sexes + relations + numbers > 0) {
    FieldReading nobody;
    nobody.field = "name", nobody.row = 1;
    nobody.confidence = 0.5;
    std::erase_if(fields, [](const FieldReading& f) { return f.field == "name" && f.row == 1; });
    fields.push_back(std::move(nobody));
  }
  if (births > persons) doubt(fields, "more_births", births, persons);
  // A kind whose persons all have one shows none: nothing tells whose the values are.
  const FieldInfo* birth = kind.find("birth_date");
  const bool expected = births > 0 || (birth != nullptr && birth->required);
  if (expected && births < persons) doubt(fields, "fewer_births", births, persons);
  if (sexes > persons) doubt(fields, "more_sexes", sexes, persons);
  if (relations > persons) doubt(fields, "more_relations", relations, persons);
  if (numbers > persons) doubt(fields, "more_numbers", numbers, persons);
  if (page_count > 1) return;
  if (const auto printed = printed_persons(page); printed && *printed != persons)
    doubt(fields, "printed_total", *printed, persons);
  if (kind.find("head") != nullptr && persons > 0 && head_is_missing(page, fields))
    doubt(fields, "head_missing", 1, persons);
}

}  // namespace uketsuke::ocr
