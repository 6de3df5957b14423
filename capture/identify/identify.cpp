#include "capture/identify/identify.h"

#include <algorithm>
#include <variant>

#include "capture/identify/blank.h"
#include "capture/identify/code_reader.h"
#include "capture/identify/register_form.h"

namespace uketsuke::capture {
namespace {

// Codes of one sheet must not contradict each other.
bool agree(const std::vector<FoundCode>& codes) {
  return std::all_of(codes.begin(), codes.end(), [&](const FoundCode& c) {
    return c.text == codes.front().text && c.turn_deg == codes.front().turn_deg;
  });
}

Identification sheet(PageKind kind, SheetCode code) {
  Identification out;
  out.kind = kind;
  out.code = std::move(code);
  return out;
}

Identification form_page(const CleanPage& page, const TemplateSet& templates, const FormSheetCode& code,
                         const std::vector<FoundCode>& codes) {
  Identification out;
  const FormTemplate* form = templates.find(code.form, code.version, code.page);
  if (form == nullptr) {
    out.kind = templates.knows(code.form) ? PageKind::WrongVersion : PageKind::Unknown;
    out.detail = code.form + " " + code.version + " p" + std::to_string(code.page);
    return out;
  }
  out.form = register_form(page, *form, codes);
  if (!out.form) {
    out.detail = "the code names " + code.form + " " + code.version + ", but the page's geometry does not agree";
    return out;
  }
  out.kind = PageKind::Form;
  out.form->case_token = code.case_token;
  out.code.case_token = code.case_token;
  return out;
}

}  // namespace

Identification identify(const CleanPage& page, const TemplateSet& templates, DebugSink& debug) {
  Identification out;
  const std::vector<FoundCode> codes = read_codes(page, true);
  if (codes.empty()) {
    out.kind = is_blank(page) ? PageKind::Blank : PageKind::Unknown;
    return out;
  }
  if (!agree(codes)) {
    out.detail = "the codes on the page contradict each other";
    return out;
  }
  if (codes.front().turn_deg == 180) {
    out.turned = true;
    return out;
  }
  const PaperCode& content = codes.front().content;
  if (const auto* header = std::get_if<HeaderSheetCode>(&content)) {
    return sheet(PageKind::Header, {header->batch, header->sheets, header->received_on, {}});
  }
  if (std::holds_alternative<SeparatorSheetCode>(content)) return sheet(PageKind::Separator, {});
  if (const auto* slip = std::get_if<SlipSheetCode>(&content))
    return sheet(PageKind::Slip, {{}, std::nullopt, {}, slip->case_token});
  out = form_page(page, templates, std::get<FormSheetCode>(content), codes);
  (void)debug;
  return out;
}

}  // namespace uketsuke::capture
