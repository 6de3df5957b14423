#include "pipeline/page/dispositions.h"

#include "core/numbers/number_search.h"
#include "pipeline/values/masking.h"

namespace uketsuke::pipeline {

bool begins_row(const FieldReading& reading) { return reading.state != ReadState::Blank || !reading.doubts.empty(); }

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
