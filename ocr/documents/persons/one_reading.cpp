#include "ocr/documents/persons/one_reading.h"

#include <algorithm>
#include <utility>

#include "core/limits.h"
#include "ocr/documents/values/value_checks.h"
#include "ocr/documents/values/value_notation.h"

namespace uketsuke::ocr {

namespace {

/// A reading this many times higher than usual print holds a line beside the name.
constexpr double kTwoLines = 1.6;

/// A person is asked which of both it is.
void add_other_value(const FieldReading& other, FieldReading& known) {
  if (std::find(known.doubts.begin(), known.doubts.end(), "several_values") == known.doubts.end())
    known.doubts.emplace_back("several_values");
  const bool offered = std::any_of(known.candidates.begin(), known.candidates.end(),
                                   [&](const Candidate& c) { return same_value(c.value, other.value); });
  if (offered) return;
  if (known.candidates.size() >= limits::kMaxCandidates) known.candidates.pop_back();
  const double p = known.candidates.empty() ? other.confidence : std::min(other.confidence, known.candidates.back().p);
  known.candidates.push_back({other.value, p});
}

}  // namespace

void add_reading(FieldReading reading, std::vector<FieldReading>& fields) {
  const auto known = std::find_if(fields.begin(), fields.end(), [&](const FieldReading& f) {
    return f.field == reading.field && f.row == reading.row;
  });
  if (known == fields.end()) {
    fields.push_back(std::move(reading));
  } else if (std::find(known->doubts.begin(), known->doubts.end(), "masked") != known->doubts.end()) {
    // Left out on purpose: a number from elsewhere on the page is another's, but that is for a person to say.
    if (reading.state == ReadState::Read) add_doubt(*known, "print_beside");
  } else if (known->state != ReadState::Read) {
    // What is printed but not legible is not lost to an empty place.
    if (reading.state == ReadState::Read || known->state == ReadState::Blank) *known = std::move(reading);
  } else if (reading.state == ReadState::Read && !same_value(reading.value, known->value)) {
    add_other_value(reading, *known);
  }
}

void drop_names_as_kana(double glyph_px, std::vector<FieldReading>& fields) {
  std::vector<FieldReading> names;
  for (const FieldReading& field : fields)
    if (field.field == "name") names.push_back(field);
  std::erase_if(fields, [&](const FieldReading& kana) {
    return kana.field == "name_kana" && kana.state != ReadState::Read && kana.rect.h < kTwoLines * glyph_px &&
           std::any_of(names.begin(), names.end(), [&](const FieldReading& name) {
             const double both = intersect(name.rect, kana.rect).area();
             return name.row == kana.row && both > 0.5 * std::min(name.rect.area(), kana.rect.area());
           });
  });
}

}  // namespace uketsuke::ocr
