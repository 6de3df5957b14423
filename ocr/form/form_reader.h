#pragma once

#include "core/debug/debug_sink.h"
#include "core/form/expected.h"
#include "core/form/form_template.h"
#include "core/model/identified.h"
#include "core/model/page.h"
#include "core/model/reading.h"
#include "ocr/engines.h"

namespace uketsuke::ocr {

/// Reads every field of a registered form page (帳票読取) but those for office use. Fields come in template order. A
/// field's reading depends on another one only where the two tell of each other: a person's 氏名 and フリガナ, the
/// holder of the account, 住所 and 郵便番号, bank codes and names (docs/decisions/0020). Dates are read with the range that is
/// plausible for their concept, some texts with its usual words.
/// Throws Failure E-ENGINE-SELFTEST when an engine gives up; doubt is data.
PageReading read_form(const CleanPage& page, const IdentifiedPage& identified, const FormTemplate& form,
                      const Engines& engines, const Expected& expected = {}, DebugSink& debug = no_debug());

}  // namespace uketsuke::ocr
