#include "capture/identify/identify.h"

#include <algorithm>
#include <optional>
#include <variant>

#include "capture/cleanup/cleanup.h"
#include "capture/identify/blank.h"
#include "capture/identify/code_reader.h"
#include "capture/identify/covered_sheet.h"
#include "capture/identify/debug_picture.h"
#include "capture/identify/register_form.h"

namespace uketsuke::capture {
namespace {

// What the codes of one sheet say together: one content, and perhaps the case token of a slip's sticker on a form.
struct Said {
  PaperCode content;
  std::string slip_token;
  std::vector<FoundCode> codes;  // those of `content`
};

// nullopt when they contradict each other: different sheets lie over each other, or a sheet was glued together.
std::optional<Said> heard(const std::vector<FoundCode>& codes) {
  std::vector<FoundCode> forms, slips, others;
  for (const FoundCode& c : codes)
    (std::holds_alternative<FormSheetCode>(c.content)   ? forms
     : std::holds_alternative<SlipSheetCode>(c.content) ? slips
                                                        : others)
        .push_back(c);
  const bool sticker = !forms.empty() && !slips.empty() && others.empty();
  const std::vector<FoundCode>& main = sticker ? forms : codes;
  const auto same = [](const std::vector<FoundCode>& list) {
    return std::all_of(list.begin(), list.end(), [&](const FoundCode& c) { return c.text == list.front().text; });
  };
  const bool one_way =
      std::all_of(main.begin(), main.end(), [&](const FoundCode& c) { return c.turn_deg == main.front().turn_deg; });
  if (!same(main) || !one_way || (sticker && !same(slips))) return std::nullopt;
  return Said{main.front().content, sticker ? std::get<SlipSheetCode>(slips.front().content).case_token : std::string(),
              main};
}

Identification sheet(const CleanPage& page, const std::vector<FoundCode>& codes, PageKind kind, SheetCode code) {
  Identification out;
  out.covered = is_covered(page, codes, kind);
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
    out.misshapen = true;
    out.detail = "the code names " + code.form + " " + code.version + ", but the page's geometry does not agree";
    return out;
  }
  out.kind = PageKind::Form;
  out.form->case_token = code.case_token;
  out.code.case_token = code.case_token;
  return out;
}

}  // namespace

namespace {

Identification decide(const CleanPage& page, const TemplateSet& templates, const std::vector<FoundCode>& codes) {
  Identification out;
  if (codes.empty()) {
    out.kind = is_blank(page) ? PageKind::Blank : PageKind::Unknown;
    return out;
  }
  const std::optional<Said> said = heard(codes);
  if (!said) {
    out.detail = "the codes on the page contradict each other";
    return out;
  }
  if (said->codes.front().turn_deg == 180) {
    out.turned = true;
    return out;
  }
  if (const auto* header = std::get_if<HeaderSheetCode>(&said->content))
    return sheet(page, said->codes, PageKind::Header, {header->batch, header->sheets, header->received_on, {}});
  if (std::holds_alternative<SeparatorSheetCode>(said->content))
    return sheet(page, said->codes, PageKind::Separator, {});
  if (const auto* slip = std::get_if<SlipSheetCode>(&said->content))
    return sheet(page, said->codes, PageKind::Slip, {{}, std::nullopt, {}, slip->case_token});
  FormSheetCode code = std::get<FormSheetCode>(said->content);
  // Two tokens that differ would send the sheet to two cases.
  if (!said->slip_token.empty() && !code.case_token.empty() && said->slip_token != code.case_token) {
    out.detail = "the codes on the page name two cases";
    return out;
  }
  if (code.case_token.empty()) code.case_token = said->slip_token;
  return form_page(page, templates, code, said->codes);
}

}  // namespace

Identification identify(const CleanPage& page, const TemplateSet& templates, DebugSink& debug) {
  const std::vector<FoundCode> codes = read_codes(page, true);
  Identification out = decide(page, templates, codes);
  if (debug.wanted()) {
    debug.picture(40, "anchors", identification_picture(page, codes, nullptr, nullptr));
    if (out.form) {
      const FormTemplate* form = templates.find(out.form->form.id, out.form->form.version, out.form->form_page);
      debug.picture(45, "registered", identification_picture(page, codes, form, &out.form->registration));
    }
  }
  return out;
}

Identification identify_upright(CleanPage& page, const TemplateSet& templates, DebugSink& debug) {
  Identification found = identify(page, templates, debug);
  if (!found.turned) return found;
  page = turned(page, 180);
  return identify(page, templates, debug);
}

}  // namespace uketsuke::capture
