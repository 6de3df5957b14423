#include "pipeline/case/certificates_out.h"

#include <algorithm>

#include "pipeline/case/reissue.h"

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

ledger::CertificateRow with_printed_limit(ledger::Store& store, const Context& context, ledger::CertificateRow row) {
  if (!row.value.limit_category.empty() || is_limit_certificate(context, row.value.kind)) return row;
  const auto printed = printed_before(store, row);
  const auto category = printed.find("limit.category");
  if (category == printed.end() || category->second.empty()) return row;
  row.value.limit_category = category->second;
  const auto until = printed.find("limit.valid_until");
  const Date day = until == printed.end() ? Date{} : date_from_iso(until->second);
  row.value.limit_until = day.ok() ? std::optional(day) : row.value.valid_until;
  return row;
}

bool is_limit_certificate(const Context& context, std::string_view kind) {
  return any_output(context, kind, [](const auto& output) { return output.valid_until == "limit.valid_until"; });
}

std::optional<Date> limit_until(const Context& context, const ledger::Certificate& certificate) {
  return is_limit_certificate(context, certificate.kind) ? certificate.valid_until : certificate.limit_until;
}

bool gives_reduction(const Context& context, const ledger::Certificate& certificate) {
  using validate::LimitCategory;
  const auto printed = [&](LimitCategory category) {
    return validate::to_japanese(category) == certificate.limit_category;
  };
  return printed(LimitCategory::O) || printed(LimitCategory::LowII) || printed(LimitCategory::LowI) ||
         any_output(context, certificate.kind, [](const auto& output) { return output.when == "limit_reduction_card"; });
}

std::string certificate_title(const Context& context, const ledger::Certificate& certificate) {
  const std::vector<std::string> known = context.notices.kinds();
  const bool has_title = std::find(known.begin(), known.end(), certificate.kind) != known.end();
  const std::string title = has_title ? context.notices.find(certificate.kind).title : certificate.kind;
  return certificate.limit_category.empty() ? title : title + "(適用区分" + certificate.limit_category + "を併記)";
}

}  // namespace uketsuke::pipeline
