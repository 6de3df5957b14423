#pragma once

#include <string_view>
#include <vector>

#include "ledger/store.h"
#include "pipeline/context.h"

namespace uketsuke::pipeline {

/// The certificates that a person holds on a day: issued, neither returned nor lost nor void, and not expired. By the
/// order in which they were entered.
std::vector<ledger::CertificateRow> certificates_out(ledger::Store& store, const PersonId& person, Date day);

/// The certificate with the 適用区分 that is printed on it (併記), taken from its letter where the register does not have it yet: a
/// card that was issued before the register kept it is renewed and ended like the others.
ledger::CertificateRow with_printed_limit(ledger::Store& store, const Context& context, ledger::CertificateRow row);

/// Until when a certificate gives a 適用区分: a 認定証 as long as it holds, a 資格確認書 as long as what is printed on it (併記)
/// holds. Nothing for any other certificate.
std::optional<Date> limit_until(const Context& context, const ledger::Certificate& certificate);
/// Whether that 適用区分 comes with 標準負担額減額.
bool gives_reduction(const Context& context, const ledger::Certificate& certificate);
/// What people call a certificate: its title, and the 適用区分 where one is printed on it (併記).
std::string certificate_title(const Context& context, const ledger::Certificate& certificate);

/// Whether a kind of certificate is a 認定証: one that a procedure issues for the period of a 適用区分.
bool is_limit_certificate(const Context& context, std::string_view kind);

}  // namespace uketsuke::pipeline
