#include "pipeline/page/dispositions.h"

namespace uketsuke::pipeline {

PageDispositions judge(const PageOutcome& page, const Context& context, const PolicyInForce& policy) {
  PageDispositions out;
  const KindInfo* kind = context.kinds.find(page.document_kind);
  for (const FieldReading& reading : page.reading.fields) {
    const FieldInfo* info = kind == nullptr ? nullptr : kind->find(reading.field);
    const Disposition verdict = info == nullptr ? Disposition::Asked : policy.judge(reading, *info);
    out.of_field[{reading.field, reading.row}] = verdict;
    if (verdict == Disposition::Accepted) ++out.accepted;
    if (verdict == Disposition::Asked) ++out.asked;
    if (verdict == Disposition::Refused) ++out.refused;
  }
  return out;
}

}  // namespace uketsuke::pipeline
