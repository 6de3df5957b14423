#include "ocr/documents/levies/proofs.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "core/clock.h"
#include "core/text/text.h"

namespace uketsuke::ocr {
namespace {

/// Confidence of a value that an equation confirms: a wrong reading fits by chance about once in a thousand.
constexpr double kProved = 0.999;
/// The same where only one reader saw the value.
constexpr double kProvedAlone = 0.996;
constexpr double kRefuted = 0.9;

FieldReading* find(std::vector<FieldReading>& fields, std::string_view id, int row = 0) {
  for (FieldReading& field : fields)
    if (field.field == id && field.row == row) return &field;
  return nullptr;
}

std::optional<long long> yen(const FieldReading* field) {
  long long value = 0;
  if (field == nullptr || field->state != ReadState::Read) return std::nullopt;
  const auto [end, error] = std::from_chars(field->value.data(), field->value.data() + field->value.size(), value);
  if (error != std::errc() || end != field->value.data() + field->value.size()) return std::nullopt;
  return value;
}

void doubt(FieldReading& field, std::string_view word) {
  if (std::find(field.doubts.begin(), field.doubts.end(), word) == field.doubts.end()) field.doubts.emplace_back(word);
  field.confidence = std::min(field.confidence, kRefuted);
}

bool has_rival(const FieldReading* field) {
  return field != nullptr &&
         std::find(field->doubts.begin(), field->doubts.end(), "rival_value") != field->doubts.end();
}

/// Amounts of one equation that have another beside them: where there are two, the others are a column of another year
/// or person, whose sums come out as well.
constexpr int kColumn = 2;

/// An equation that holds tells whose amounts they are, whatever their labels look like.
void drop_doubts_of_label(FieldReading& field, bool column) {
  std::erase_if(field.doubts, [&](const std::string& doubt) {
    return doubt == "label_unclear" || doubt == "unknown_label" || (doubt == "rival_value" && !column);
  });
}

/// What an equation is taken to say of its fields.
struct Says {
  bool holds = false;
  bool column = false;   ///< other amounts beside may fulfil it as well
  bool in_part = false;  ///< nothing of the field's last digits, so that what one reader alone saw stays doubtful
};

void settle(std::initializer_list<FieldReading*> fields, const Says& says, std::string_view failed) {
  const auto& [holds, column, in_part] = says;
  for (FieldReading* field : fields) {
    if (field == nullptr || field->state != ReadState::Read) continue;
    if (holds) drop_doubts_of_label(*field, column);
    if (holds && in_part && !field->doubts.empty()) continue;
    if (!holds) {
      doubt(*field, failed);
      continue;
    }
    const bool alone = field->doubts == std::vector<std::string>{"one_reader"};
    if (alone) field->doubts.clear();
    if (field->doubts.empty()) field->confidence = std::max(field->confidence, alone ? kProvedAlone : kProved);
    if (!field->candidates.empty()) field->candidates.front().p = field->confidence;
  }
}

long long floor_to(long long value, long long unit) { return value / unit * unit; }

void prove_tax(std::vector<FieldReading>& fields) {
  FieldReading *total = find(fields, "total_income"), *gross = find(fields, "gross_income");
  FieldReading *minus = find(fields, "deductions"), *base = find(fields, "tax_base");
  if (const auto d = yen(minus), b = yen(base); d && b) {
    for (FieldReading* income : {total, gross}) {
      const auto plus = yen(income);
      if (!plus) continue;
      const long long exact = std::max(0LL, *plus - *d);
      const bool holds = *b == exact || *b == floor_to(exact, 1000);
      // Losses carried over make the two incomes differ; then one equation holds and that is enough. A base of 0 says
      // only that the deductions are large.
      const bool sure = holds && (*b > 0 || income == gross || yen(gross) == std::nullopt);
      // A rounded base says nothing of the last three digits of income and deductions.
      const bool column = has_rival(income) + has_rival(minus) + has_rival(base) >= kColumn;
      if (sure) settle({base}, {*b > 0, column}, "sum_differs");
      if (sure) settle({income, minus}, {*b > 0, column, *b != exact}, "sum_differs");
      if (holds) break;
      if (income == gross || !yen(gross)) settle({total, gross, minus, base}, {}, "sum_differs");
    }
  }
  FieldReading *city = find(fields, "city_income_levy"), *prefecture = find(fields, "prefecture_income_levy");
  FieldReading *city_head = find(fields, "city_per_capita_levy"),
               *prefecture_head = find(fields, "prefecture_per_capita_levy");
  FieldReading *forest = find(fields, "forest_tax"), *annual = find(fields, "annual_tax");
  const auto a = yen(annual), c = yen(city), p = yen(prefecture), ch = yen(city_head), ph = yen(prefecture_head);
  if (!a || !c || !p || !ch || !ph) return;
  const long long sum = floor_to(*c, 100) + floor_to(*p, 100) + *ch + *ph;
  // Where the paper states 森林環境税 the year's tax holds it: 1,000 yen are also what a tax credit (調整控除) takes
  // off a levy, and the levy before it would fit without. A paper that sums without it is asked about.
  const bool holds = *a == sum + yen(forest).value_or(0);
  const std::array parts{annual, city, prefecture, city_head, prefecture_head, forest};
  const bool column = std::count_if(parts.begin(), parts.end(), has_rival) >= kColumn;
  settle({annual, city_head, prefecture_head}, {holds, column}, "sum_differs");
  // Levies on income enter rounded to 100 yen: their last two digits stand unproved.
  settle({city, prefecture}, {holds, column, true}, "sum_differs");
  if (holds && yen(forest).value_or(0) > 0) settle({forest}, {true, column}, "");
}

void prove_dates(std::vector<FieldReading>& fields) {
  FieldReading *left = find(fields, "left_on"), *lost = find(fields, "lost_on", 1);
  if (left == nullptr || lost == nullptr || left->state != ReadState::Read || lost->state != ReadState::Read) return;
  const Date last = date_from_iso(left->value), first = date_from_iso(lost->value);
  if (!last.ok() || !first.ok()) return;
  settle({left, lost}, {.holds = days_between(last, first) == 1}, "dates_differ");
}

/// Nobody is born after the paper was issued, insured before they were born, or out of an insurance before being in.
void prove_order(std::vector<FieldReading>& fields) {
  const auto day = [](const FieldReading* field) {
    return field == nullptr || field->state != ReadState::Read ? Date{} : date_from_iso(field->value);
  };
  for (std::size_t i = 0; i < fields.size(); ++i) {
    FieldReading& earlier = fields[i];
    if (earlier.field != "birth_date" && earlier.field != "acquired_on") continue;
    const bool birth = earlier.field == "birth_date";
    FieldReading* lost = find(fields, "lost_on", earlier.row);
    for (FieldReading* later : {birth ? find(fields, "issued_on") : nullptr,
                                birth ? find(fields, "acquired_on", earlier.row) : nullptr, lost})
      if (day(&earlier).ok() && day(later).ok() && day(later) < day(&earlier))
        settle({&earlier, later}, {}, "days_out_of_order");
  }
}

/// Family name of a name printed with a gap; empty without one.
std::u32string family_of(std::string_view name) {
  const auto points = code_points(name);
  const auto gap = std::find(points.begin(), points.end(), U'\u3000');
  return gap == points.end() ? std::u32string() : std::u32string(points.begin(), gap);
}

/// 百目鬼 and 百日鬼 in one household: one of them is misread.
void prove_families(std::vector<FieldReading>& fields) {
  std::vector<FieldReading*> names;
  for (FieldReading& field : fields)
    if ((field.field == "name" || field.field == "head") && field.state == ReadState::Read) names.push_back(&field);
  for (FieldReading* a : names)
    for (FieldReading* b : names) {
      const std::u32string one = family_of(a->value), other = family_of(b->value);
      if (one.size() < 2 || one.size() != other.size() || one == other) continue;
      int differ = 0;
      for (std::size_t i = 0; i < one.size(); ++i) differ += one[i] != other[i] ? 1 : 0;
      if (differ == 1) settle({a, b}, {}, "names_alike");
    }
}

/// The head named above the table is the person whose relation says so: two places, four readings of one name.
void prove_head_name(std::vector<FieldReading>& fields) {
  FieldReading* head = find(fields, "head");
  for (const FieldReading& field : fields) {
    if (field.field != "relation" || field.value != "世帯主") continue;
    FieldReading* name = find(fields, "name", field.row);
    if (head == nullptr || name == nullptr || head->state != ReadState::Read || name->state != ReadState::Read) return;
    const bool same = without_spaces(nfkc(head->value)) == without_spaces(nfkc(name->value));
    if (!same) settle({head, name}, {}, "head_name_differs");
    return;
  }
}

void prove_heads(int page_count, std::vector<FieldReading>& fields) {
  prove_head_name(fields);
  prove_families(fields);
  int heads = 0, relations = 0, names = 0;
  for (const FieldReading& field : fields)
    if (field.field == "name") {
      ++names;
    } else if (field.field == "relation") {
      ++relations;
      if (field.value == "世帯主" || field.value == "本人") ++heads;
    }
  // Where somebody's relation was not found, the head may be that person.
  if (relations == 0 || page_count > 1 || heads == 1 || (heads == 0 && relations < names)) return;
  for (FieldReading& field : fields)
    if (field.field == "relation") doubt(field, "heads_differ");
}

}  // namespace

void apply_proofs(std::string_view kind, int page_count, std::vector<FieldReading>& fields) {
  prove_order(fields);
  if (kind == "kazei_shomeisho") prove_tax(fields);
  if (kind == "soshitsu_shomeisho") prove_dates(fields);
  if (kind == "juminhyo") prove_heads(page_count, fields);
}

}  // namespace uketsuke::ocr
