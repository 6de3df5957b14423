#include "pipeline/page/dispositions.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/numbers/number_search.h"
#include "pipeline/values/masking.h"

namespace uketsuke::pipeline {

namespace {

/// Doubts of a field that looks empty on what can no longer be seen there. The field itself is asked about; what a person
/// finds there begins the row (the rules then ask for the rest). On copies whose frames are broken in one comb of every
/// row six fields of each empty row were asked about otherwise.
constexpr std::array<std::string_view, 2> kOfTheUnseen{"ink_lost", "covered"};

}  // namespace

bool begins_row(const FieldReading& reading) {
  const auto of_the_unseen = [](std::string_view doubt) {
    return std::find(kOfTheUnseen.begin(), kOfTheUnseen.end(), doubt) != kOfTheUnseen.end();
  };
  return reading.state != ReadState::Blank || !std::all_of(reading.doubts.begin(), reading.doubts.end(), of_the_unseen);
}

FieldInfo in_its_row(FieldInfo field, int row, const std::set<int>& begun) {
  const bool must_be_there = row == 0 || field.rows == 1;
  field.required = field.required && (must_be_there || begun.contains(row));
  return field;
}

PageDispositions judge(const PageOutcome& page, const Context& context, const PolicyInForce& policy) {
  PageDispositions out;
  const KindInfo* kind = context.kinds.find(page.document_kind);
  std::set<int> begun;
  for (const FieldReading& reading : page.reading.fields)
    if (begins_row(reading)) begun.insert(reading.row);
  for (const FieldReading& reading : page.reading.fields) {
    const FieldInfo* info = kind == nullptr ? nullptr : kind->find(reading.field);
    Disposition verdict =
        info == nullptr ? Disposition::Asked : policy.judge(reading, in_its_row(*info, reading.row, begun));
    // A 個人番号 among words never takes effect unseen.
    if (verdict == Disposition::Accepted && takes_words(*info) && holds_my_number(reading.value))
      verdict = Disposition::Asked;
    out.of_field[{reading.field, reading.row}] = verdict;
    if (verdict == Disposition::Accepted) ++out.accepted;
    if (verdict == Disposition::Asked) ++out.asked;
    if (verdict == Disposition::Refused) ++out.refused;
  }
  return out;
}

}  // namespace uketsuke::pipeline
