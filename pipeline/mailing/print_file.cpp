#include "pipeline/mailing/print_file.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <tuple>

#include "core/crypto/hash.h"
#include "core/errors/catalogue.h"
#include "pipeline/mailing/cover_letter.h"
#include "render/bundle/print_bundle.h"
#include "render/notice/notice_renderer.h"

namespace uketsuke::pipeline {
namespace {

// A letter's text, its attached PDF and the templates of a process never change, so each letter is drawn once in it.
class Drawn {
 public:
  static Drawn& shared() {
    static Drawn drawn;
    return drawn;
  }
  std::string fault(const ledger::StoredNotice& stored, const Context& context) {
    const auto key = std::tuple(&context, stored.facts.notice.id, stored.pdf_sha256);
    const std::lock_guard lock(mutex_);
    if (const auto found = known_.find(key); found != known_.end()) return found->second;
    if (known_.size() == kMostKnown) known_.clear();
    return known_[key] = draw(stored, context);
  }

 private:
  static constexpr std::size_t kMostKnown = 10'000;

  // What was seen in the preview is what goes out, to the byte.
  static std::string draw(const ledger::StoredNotice& stored, const Context& context) {
    try {
      const Bytes pdf = render::render_notice(stored.facts.notice, context.notices);
      return sha256_hex(pdf) == stored.pdf_sha256 ? "" : "様式又はプログラムが新しくなり、プレビューと印刷が一致しません";
    } catch (const Failure& failure) {
      if (!is_fault_of_letter(failure)) throw;
      return in_japanese(failure);
    }
  }

  std::mutex mutex_;
  std::map<std::tuple<const Context*, NoticeId, std::string>, std::string> known_;
};

// Every letter in the order of the print file, 送付書 among them.
std::vector<Notice> letters_of(const Context& context, const std::map<std::string, std::string>& settings,
                               const std::vector<PlannedPiece>& pieces, Date made_on) {
  std::vector<Notice> out;
  for (const PlannedPiece& piece : pieces) {
    if (piece.with_cover) out.push_back(cover_letter(context, settings, piece, made_on));
    for (const MailItem& item : piece.items) {
      if (const std::string fault = print_fault(item.notice, context); !fault.empty())
        throw Failure("E-CONFLICT", item.notice.facts.notice.document_number + " " + fault);
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
  into.pages += 2 * record.sheets;
  into.sheets += record.sheets;
}

}  // namespace

std::string print_fault(const ledger::StoredNotice& stored, const Context& context) {
  return Drawn::shared().fault(stored, context);
}

bool is_fault_of_letter(const Failure& failure) {
  constexpr std::array<std::string_view, 4> kCodes{"E-RENDER-GLYPH", "E-RENDER-OVERFLOW", "E-INPUT-VALUE",
                                                   "E-SETTING-MISSING"};
  return std::find(kCodes.begin(), kCodes.end(), failure.code()) != kCodes.end();
}

std::string in_japanese(const Failure& failure) {
  const ErrorInfo* info = find_error(failure.code());
  const std::string what(info == nullptr ? failure.code() : info->what_ja);
  return failure.detail().empty() ? what : what + "（" + failure.detail() + "）";
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
      piece.cover_pages = record->pages;
      piece.pages = 2 * record->sheets;
      piece.sheets = record->sheets;
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
