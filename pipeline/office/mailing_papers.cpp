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

// As the piece's pages lie: a letter's sheets end where the next one's begin.
std::vector<render::BundleRecord> records_of(const ledger::MailingPiece& piece) {
  std::vector<render::BundleRecord> out;
  if (piece.cover) out.push_back({0, {}, piece.cover->kind, {}, piece.first_page, piece.cover_pages, 0, 0, false});
  for (const ledger::EnclosedNotice& one : piece.notices)
    out.push_back({0, one.notice, one.kind, one.document_number, one.first_page, one.pages, 0, 0, false});
  for (std::size_t i = 0; i < out.size(); ++i) {
    const int next = i + 1 < out.size() ? out[i + 1].first_page : piece.first_page + piece.pages;
    out[i].sheets = (next - out[i].first_page) / 2;
    out[i].piece = piece.number;
    out[i].pulled = piece.pulled_at.has_value();
  }
  return out;
}

std::vector<std::string> sides_of(const ledger::MailingPiece& piece) {
  std::vector<std::string> out;
  for (const render::BundleRecord& record : records_of(piece))
    out.push_back((record.sides() == 2 ? "両面" : "片面") + std::to_string(record.sheets) + "枚");
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
          joined(sides_of(piece)),
          joined(numbers_of(piece)),
          piece.pulled_at ? "引抜き" : ""};
}

const std::vector<std::string> kHeads{"発送物番号", "宛先の区分", "封筒", "郵便の種類", "通数", "枚数",
                                      "ページ数",   "最初のページ", "最後のページ", "書類", "書類ごとの印刷面と枚数", "文書番号", "引抜き"};

}  // namespace

std::vector<int> printed_pages(const ledger::MailingPiece& piece) {
  std::vector<int> out;
  for (const render::BundleRecord& record : records_of(piece))
    for (int i = 0; i < record.pages; ++i) out.push_back(record.first_page + (record.sides() == 1 ? 2 * i : i));
  return out;
}

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
  for (const ledger::MailingPiece& piece : mailing.pieces)
    for (render::BundleRecord& record : records_of(piece)) {
      record.sequence = static_cast<int>(bundle.records.size()) + 1;
      bundle.records.push_back(std::move(record));
    }
  return render::bundle_manifest(bundle);
}

}  // namespace uketsuke::pipeline
