#include "pipeline/office/mailing_papers.h"

#include "core/text/csv.h"
#include "render/bundle/print_bundle.h"

namespace uketsuke::pipeline {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string row(const std::vector<std::string>& cells) {
  std::string out;
  for (const std::string& cell : cells) out += (out.empty() ? "" : ",") + csv_cell(cell);
  return out + "\r\n";
}

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : "、") + text;
  return out;
}

std::vector<std::string> numbers_of(const ledger::MailingPiece& piece) {
  std::vector<std::string> out;
  for (const ledger::EnclosedNotice& one : piece.notices) out.push_back(one.document_number);
  return out;
}

std::vector<std::string> facts_of(const PieceView& view) {
  const ledger::MailingPiece& piece = view.piece;
  return {std::to_string(piece.number),
          view.role,
          view.envelope,
          view.mail_class,
          std::to_string(view.letters.size()),
          std::to_string(piece.sheets),
          std::to_string(piece.pages),
          std::to_string(piece.first_page),
          std::to_string(piece.first_page + piece.pages - 1),
          joined(view.letters),
          joined(numbers_of(piece)),
          piece.pulled_at ? "引抜き" : ""};
}

const std::vector<std::string> kHeads{"発送物番号", "宛先の区分", "封筒", "郵便の種類", "通数", "枚数",
                                      "ページ数",   "最初のページ", "最後のページ", "書類", "文書番号", "引抜き"};

}  // namespace

std::string manifest_csv(const MailingView& view) {
  std::string out = std::string(kByteOrderMark) + row(kHeads);
  for (const PieceView& piece : view.pieces) out += row(facts_of(piece));
  return out;
}

std::string mailing_book_csv(const MailingView& view) {
  std::vector<std::string> heads = kHeads;
  heads.insert(heads.end(), {"宛名", "郵便番号", "住所"});
  std::string out = std::string(kByteOrderMark) + row(heads);
  for (const PieceView& piece : view.pieces) {
    std::vector<std::string> cells = facts_of(piece);
    const ledger::Addressee& to = piece.piece.addressee;
    cells.insert(cells.end(), {to.name, to.postal_code, to.address});
    out += row(cells);
  }
  return out;
}

std::string manifest_json(const ledger::StoredMailing& mailing) {
  render::PrintBundle bundle;
  bundle.pdf_sha256 = mailing.pdf_sha256;
  bundle.pdf_bytes = mailing.pdf_bytes;
  bundle.pages = mailing.pages;
  const auto add = [&](const ledger::MailingPiece& piece, render::BundleRecord record) {
    record.sequence = static_cast<int>(bundle.records.size()) + 1;
    record.piece = piece.number;
    record.pulled = piece.pulled_at.has_value();
    bundle.records.push_back(std::move(record));
  };
  for (const ledger::MailingPiece& piece : mailing.pieces) {
    if (piece.cover) add(piece, {0, {}, piece.cover->kind, {}, piece.first_page, piece.cover_pages, 0, false});
    for (const ledger::EnclosedNotice& one : piece.notices)
      add(piece, {0, one.notice, one.kind, one.document_number, one.first_page, one.pages, 0, false});
  }
  return render::bundle_manifest(bundle);
}

}  // namespace uketsuke::pipeline
