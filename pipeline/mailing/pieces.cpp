#include "pipeline/mailing/pieces.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "pipeline/mailing/print_file.h"

namespace uketsuke::pipeline {
namespace {

using Group = std::vector<MailItem>;

const std::string& kind_of(const MailItem& item) { return item.notice.facts.notice.kind; }
const std::string& id_of(const MailItem& item) { return item.notice.facts.notice.id.value; }

// 第9号 before 第10号: numbers of one rule differ in their digits alone.
std::pair<std::size_t, std::string> number_key(const MailItem& item) {
  const std::string& number = item.notice.facts.notice.document_number;
  return {number.size(), number};
}

// Letters with the same scope may share an envelope.
std::string scope_of(const MailItem& item, const MailingTable& table) {
  const MailedKind& kind = table.kind(kind_of(item));
  if (kind.alone) return "notice " + id_of(item);
  const std::string& by_case = item.notice.facts.by_case.value;
  if (item.is_protected) return "protected " + by_case;
  if (!kind.across_cases) return "case " + by_case;
  // Two members may have one name in one house without room numbers: only a household's letters join. A firm is one.
  if (item.notice.facts.addressee.role == ledger::AddresseeRole::Employer) return {};
  return "household " + item.household;
}

class Packing {
 public:
  Packing(const MailingTable& table, const CoverSheets& cover_sheets) : table_(table), cover_sheets_(cover_sheets) {}

  /// One envelope, or several where the letters need them.
  void pack(Group group) {
    std::sort(group.begin(), group.end(), [&](const MailItem& a, const MailItem& b) {
      return std::tuple(!a.shows_address, table_.order_of(kind_of(a)), number_key(a), id_of(a)) <
             std::tuple(!b.shows_address, table_.order_of(kind_of(b)), number_key(b), id_of(b));
    });
    Group begun;
    for (MailItem& item : group) {
      if (!begun.empty() && !holds(begun, item)) close(begun);
      begun.push_back(std::move(item));
    }
    close(begun);
  }

  std::vector<PlannedPiece> take() {
    std::stable_sort(pieces_.begin(), pieces_.end(), [&](const PlannedPiece& a, const PlannedPiece& b) {
      return key_of(a) < key_of(b);
    });
    return std::move(pieces_);
  }

 private:
  std::tuple<std::size_t, std::size_t, std::string, std::string> key_of(const PlannedPiece& piece) const {
    return {table_.rank_of_envelope(piece.envelope), table_.rank_of_mail_class(piece.mail_class),
            piece.addressee.postal_code, piece.addressee_key};
  }

  // The 送付書 names persons: to a workplace of a protected one it would be one paper more that does.
  static bool with_cover(const MailItem& first) {
    return first.notice.facts.addressee.role == ledger::AddresseeRole::Employer && !first.is_protected;
  }

  static int letter_sheets(const Group& letters) {
    int out = 0;
    for (const MailItem& item : letters) out += item.sheets;
    return out;
  }

  // A list that cannot be printed is said when the piece is closed, however many letters it would list.
  int cover_of(const Group& letters, PlannedPiece* into = nullptr) const {
    if (!with_cover(letters.front())) return 0;
    try {
      return cover_sheets_(letters);
    } catch (const Failure& failure) {
      if (!is_fault_of_letter(failure)) throw;
      if (into != nullptr) {
        into->fault = PieceFault::NoCover;
        into->fault_detail = in_japanese(failure);
      }
      return 1;
    }
  }

  // The smallest envelope that every letter's kind may go in.
  std::string least_envelope(const Group& letters) const {
    std::string out = table_.kind(kind_of(letters.front())).envelope;
    for (const MailItem& item : letters) out = larger(out, table_.kind(kind_of(item)).envelope);
    return out;
  }

  const std::string& larger(const std::string& a, const std::string& b) const {
    return table_.rank_of_envelope(a) < table_.rank_of_envelope(b) ? b : a;
  }

  bool holds(const Group& begun, const MailItem& next) const {
    const std::string least = larger(least_envelope(begun), table_.kind(kind_of(next)).envelope);
    const auto fits = [&](int sheets) {
      if (table_.too_thick() == TooThick::Split) return sheets <= table_.envelope(least).most_sheets;
      return table_.fitting(least, sheets) != nullptr;
    };
    const int sheets = letter_sheets(begun) + next.sheets;
    // No list is longer than a sheet for each letter and one more: it is drawn only where that does not settle it.
    if (!with_cover(next) || fits(sheets + static_cast<int>(begun.size()) + 2)) return fits(sheets);
    Group all = begun;
    all.push_back(next);
    return fits(sheets + cover_of(all));
  }

  void close(Group& letters) {
    PlannedPiece piece;
    const ledger::StoredNotice& first = letters.front().notice;
    piece.addressee = first.facts.addressee;
    piece.addressee_key = first.addressee_key;
    piece.is_protected = letters.front().is_protected;
    piece.with_cover = with_cover(letters.front());
    piece.sheets = letter_sheets(letters) + cover_of(letters, &piece);
    piece.mail_class = table_.kind(kind_of(letters.front())).mail_class;
    for (const MailItem& item : letters) {
      const std::string& own = table_.kind(kind_of(item)).mail_class;
      if (table_.rank_of_mail_class(own) > table_.rank_of_mail_class(piece.mail_class)) piece.mail_class = own;
    }
    // A single letter cannot be parted: it takes a larger envelope in any case.
    const std::string least = least_envelope(letters);
    const EnvelopeClass* fits = table_.fitting(least, piece.sheets);
    piece.envelope = fits == nullptr ? least : fits->id;
    if (fits == nullptr && piece.fault == PieceFault::None) piece.fault = PieceFault::TooThick;
    if (!piece.with_cover && !letters.front().shows_address) piece.fault = PieceFault::NoAddress;
    piece.items = std::move(letters);
    letters.clear();
    pieces_.push_back(std::move(piece));
  }

  const MailingTable& table_;
  const CoverSheets& cover_sheets_;
  std::vector<PlannedPiece> pieces_;
};

}  // namespace

bool belong_together(const MailItem& a, const MailItem& b, const MailingTable& table) {
  const ledger::NewNotice& one = a.notice.facts;
  const ledger::NewNotice& other = b.notice.facts;
  return one.by_case == other.by_case && one.addressee.role == other.addressee.role &&
         a.notice.addressee_key == b.notice.addressee_key && !table.kind(kind_of(a)).alone && !table.kind(kind_of(b)).alone;
}

std::vector<PlannedPiece> plan_pieces(std::vector<MailItem> items, const MailingTable& table,
                                      const CoverSheets& cover_sheets) {
  std::map<std::tuple<ledger::AddresseeRole, std::string, std::string>, Group> groups;
  for (MailItem& item : items) {
    const std::string& to = item.joined_key.empty() ? item.notice.addressee_key : item.joined_key;
    const auto key = std::tuple(item.notice.facts.addressee.role, to, scope_of(item, table));
    groups[key].push_back(std::move(item));
  }
  Packing packing(table, cover_sheets);
  for (auto& [key, group] : groups) packing.pack(std::move(group));
  return packing.take();
}

}  // namespace uketsuke::pipeline
