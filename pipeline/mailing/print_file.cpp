#include "pipeline/mailing/print_file.h"

#include "core/crypto/hash.h"
#include "core/errors/failure.h"
#include "pipeline/mailing/cover_letter.h"
#include "render/bundle/print_bundle.h"
#include "render/notice/notice_renderer.h"

namespace uketsuke::pipeline {
namespace {

// What was seen in the preview is what goes out, to the byte.
void require_same_as_attached(const ledger::StoredNotice& stored, const Context& context) {
  const Notice& notice = stored.facts.notice;
  if (sha256_hex(render::render_notice(notice, context.notices)) != stored.pdf_sha256)
    throw Failure("E-CONFLICT", "プレビューと印刷が一致しません: " + notice.document_number);
}

// Every letter in the order of the print file, 送付書 among them.
std::vector<Notice> letters_of(const Context& context, const std::map<std::string, std::string>& settings,
                               const std::vector<PlannedPiece>& pieces, Date made_on) {
  std::vector<Notice> out;
  for (const PlannedPiece& piece : pieces) {
    if (piece.with_cover) out.push_back(cover_letter(context, settings, piece, made_on));
    for (const MailItem& item : piece.items) {
      require_same_as_attached(item.notice, context);
      out.push_back(item.notice.facts.notice);
    }
  }
  return out;
}

void enclose(ledger::MailingPiece& into, const MailItem& item, const render::BundleRecord& record) {
  ledger::EnclosedNotice one;
  one.notice = item.notice.facts.notice.id;
  one.version = item.notice.version;
  one.first_page = record.first_page;
  one.pages = record.pages;
  into.notices.push_back(std::move(one));
  into.pages += record.pages;
  into.sheets += item.sheets;
}

}  // namespace

int sheets_of(const Notice& notice, int pages, const Context& context) {
  return render::prints_both_sides(notice, context.notices) ? (pages + 1) / 2 : pages;
}

ledger::NewMailing print_pieces(const Context& context, const std::map<std::string, std::string>& settings,
                                const std::vector<PlannedPiece>& pieces, Date made_on) {
  const std::vector<Notice> letters = letters_of(context, settings, pieces, made_on);
  const auto author = settings.find("association.name");
  render::PrintBundle bundle = render::make_print_bundle(
      letters, context.notices,
      {"発送印刷データ", author == settings.end() ? std::string() : author->second, to_iso(made_on)});
  if (!bundle.refused.empty()) throw Failure(bundle.refused.front().code, bundle.refused.front().detail);
  ledger::NewMailing out;
  auto record = bundle.records.begin();
  for (const PlannedPiece& planned : pieces) {
    ledger::MailingPiece piece;
    piece.number = static_cast<int>(out.pieces.size()) + 1;
    piece.addressee = planned.addressee;
    piece.addressee_key = planned.addressee_key;
    piece.envelope = planned.envelope;
    piece.mail_class = planned.mail_class;
    piece.is_protected = planned.is_protected;
    piece.first_page = record->first_page;
    if (planned.with_cover) {
      piece.cover = letters[static_cast<std::size_t>(record->sequence - 1)];
      piece.cover_pages = piece.pages = record->pages;
      piece.sheets = sheets_of(*piece.cover, record->pages, context);
      ++record;
    }
    for (const MailItem& item : planned.items) enclose(piece, item, *record++);
    out.pieces.push_back(std::move(piece));
  }
  out.print_file = std::move(bundle.pdf);
  out.pages = bundle.pages;
  return out;
}

}  // namespace uketsuke::pipeline
