#include "pipeline/mailing/cover_letter.h"

#include <algorithm>

#include "render/canvas/canvas.h"
#include "render/notice/notice_renderer.h"

namespace uketsuke::pipeline {
namespace {

constexpr const char* kMember = "household.head";

std::string text_of(const std::map<std::string, std::string>& texts, const char* id) {
  const auto found = texts.find(id);
  return found == texts.end() ? std::string() : found->second;
}

}  // namespace

Notice cover_letter(const Context& context, const std::map<std::string, std::string>& settings,
                    const PlannedPiece& piece, Date made_on) {
  Notice out;
  out.kind = context.mailing.employer_cover();
  const render::NoticeTemplate& form = context.notices.find(out.kind);
  out.template_version = form.version;
  out.issued_on = to_iso(made_on);
  out.specimen = text_of(settings, "demo.specimen") == "true";
  for (const render::NoticeVariable& variable : form.variables)
    if (variable.setting) out.variables[variable.id] = text_of(settings, variable.id.c_str());
  out.variables["envelope.window_mm"] = text_of(settings, "notice.window_mm");
  out.variables["employer.name"] = piece.addressee.name;
  out.variables["employer.postal_code"] = piece.addressee.postal_code;
  out.variables["employer.address"] = piece.addressee.address;
  int sheets = 0;
  std::vector<NoticeRow>& rows = out.tables["enclosures"];
  for (const MailItem& item : piece.items) {
    const Notice& letter = item.notice.facts.notice;
    rows.push_back({{"enclosure.number", std::to_string(rows.size() + 1)},
                    {"enclosure.title", context.notices.find(letter.kind, letter.template_version).title},
                    {kMember, text_of(letter.variables, kMember)},
                    {"enclosure.document_number", letter.document_number},
                    {"enclosure.sheets", std::to_string(item.sheets)}});
    sheets += item.sheets;
  }
  out.variables["enclosure.letters_total"] = std::to_string(rows.size());
  out.variables["enclosure.sheets_total"] = std::to_string(sheets);
  return out;
}

CoverSheets cover_sheets(const Context& context, const std::map<std::string, std::string>& settings, Date made_on) {
  return [&context, settings, made_on](const std::vector<MailItem>& letters) {
    PlannedPiece piece;
    piece.addressee = letters.front().notice.facts.addressee;
    piece.items = letters;
    const Notice cover = cover_letter(context, settings, piece, made_on);
    render::Canvas canvas = render::Canvas::dry(render::notice_page_size(cover, context.notices));
    return render::draw_notice(canvas, cover, context.notices);
  };
}

}  // namespace uketsuke::pipeline
