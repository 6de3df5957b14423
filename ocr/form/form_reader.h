#pragma once

#include "core/debug/debug_sink.h"
#include "core/form/form_template.h"
#include "core/model/identified.h"
#include "core/model/page.h"
#include "core/model/reading.h"
#include "ocr/engines.h"

namespace uketsuke::ocr {

/// Reads every field of a registered form page (帳票読取) but those for office use. Fields come in template order; a
/// field's reading never depends on another field.
/// Throws Failure E-ENGINE-SELFTEST when an engine gives up; doubt is data.
PageReading read_form(const CleanPage& page, const IdentifiedPage& identified, const FormTemplate& form,
                      const Engines& engines, DebugSink& debug = no_debug());

}  // namespace uketsuke::ocr
