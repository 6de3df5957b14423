#pragma once

#include <string_view>
#include <vector>

#include "ledger/store.h"
#include "pipeline/context.h"

namespace uketsuke::pipeline {

/// The certificates that a person holds on a day: issued, neither returned nor lost nor void, and not expired. By the
/// order in which they were entered.
std::vector<ledger::CertificateRow> certificates_out(ledger::Store& store, const PersonId& person, Date day);

/// Whether a kind of certificate is a 認定証: one that a procedure issues for the period of a 適用区分.
bool is_limit_certificate(const Context& context, std::string_view kind);
/// Whether it is the one with 標準負担額減額.
bool is_reduction_certificate(const Context& context, std::string_view kind);

}  // namespace uketsuke::pipeline
