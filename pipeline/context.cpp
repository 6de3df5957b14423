#include "pipeline/context.h"

#include <algorithm>

#include "core/errors/failure.h"

namespace uketsuke::pipeline {

void Context::check_procedures() const {
  const std::vector<std::string> letters = notices.kinds();
  const auto need = [&](const validate::Procedure& procedure, const std::string& kind) {
    if (std::find(letters.begin(), letters.end(), kind) == letters.end())
      throw Failure("E-TEMPLATE-INVALID", "procedures/" + procedure.id + ".toml: no notice '" + kind + "'");
  };
  for (const validate::Procedure& procedure : procedures) {
    for (const validate::ProcedureOutput& output : procedure.outputs) need(procedure, output.notice);
    if (!procedure.rejection_notice.empty()) need(procedure, procedure.rejection_notice);
    for (const validate::ProcedureStep& step : procedure.steps)
      if (!step.system && record(step.id) == nullptr)
        throw Failure("E-TEMPLATE-INVALID", "procedures/" + procedure.id + ".toml: no record '" + step.id + "'");
  }
}

}  // namespace uketsuke::pipeline
