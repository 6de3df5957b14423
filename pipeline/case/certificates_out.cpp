#include "pipeline/case/certificates_out.h"

#include <algorithm>

namespace uketsuke::pipeline {
namespace {

template <class Fits>
bool any_output(const Context& context, std::string_view kind, const Fits& fits) {
  return std::any_of(context.procedures.begin(), context.procedures.end(), [&](const validate::Procedure& procedure) {
    return std::any_of(procedure.outputs.begin(), procedure.outputs.end(), [&](const auto& output) {
      return output.certificate && output.notice == kind && fits(output);
    });
  });
}

}  // namespace

std::vector<ledger::CertificateRow> certificates_out(ledger::Store& store, const PersonId& person, Date day) {
  std::vector<ledger::CertificateRow> out = store.members().certificates_of(person, {day, {}});
  std::erase_if(out, [&](const ledger::CertificateRow& row) {
    return row.value.state != ledger::CertificateState::Issued || (row.value.valid_until && *row.value.valid_until < day);
  });
  return out;
}

bool is_limit_certificate(const Context& context, std::string_view kind) {
  return any_output(context, kind, [](const auto& output) { return output.valid_until == "limit.valid_until"; });
}

bool is_reduction_certificate(const Context& context, std::string_view kind) {
  return any_output(context, kind, [](const auto& output) { return output.when == "limit_reduction_card"; });
}

}  // namespace uketsuke::pipeline
