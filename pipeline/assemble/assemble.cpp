#include "pipeline/assemble/assemble.h"

#include <algorithm>

#include "pipeline/assemble/card_pairs.h"

namespace uketsuke::pipeline {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// Walks over the batch and keeps what is open: the case that sheets join and the document that pages continue.
class Assembler {
 public:
  explicit Assembler(const std::vector<BatchSide>& sides) : sides_(sides) {}

  AssemblyPlan run() {
    for (std::size_t i = 0; i < sides_.size(); ++i) take(i);
    return std::move(plan_);
  }

 private:
  void take(std::size_t i) {
    const BatchSide& side = sides_[i];
    switch (side.status) {
      case SideStatus::Separator:
        plan_.two_separators_in_a_row = plan_.two_separators_in_a_row || after_separator_;
        close();
        after_separator_ = true;
        return;
      case SideStatus::Header:
        close();
        if (side.kind == PageKind::Slip) open_existing(side.case_token);
        break;
      case SideStatus::Read:
        if (!side.cards.empty()) {
          take_cards(i);
          return;
        }
        side.kind == PageKind::Form ? take_form(i) : take_certificate(i);
        break;
      case SideStatus::Unidentified:
        // What lies on a separator, header or slip begins where that sheet says.
        if (side.kind == PageKind::Separator || side.kind == PageKind::Header || side.kind == PageKind::Slip) close();
        if (side.kind == PageKind::Slip) open_existing(side.case_token);
        [[fallthrough]];
      case SideStatus::Refused:
      case SideStatus::Rescan:
        join(add_document("unidentified", i));
        document_ = kNone;
        break;
      case SideStatus::Blank:
      case SideStatus::Duplicate: return;
    }
    after_separator_ = false;
    halves_.clear();
  }

  // A card of which one side has been seen.
  struct Half {
    std::size_t document;
    BatchCard card;
    std::size_t of_card_side;  // counted over the sides that show cards
  };

  void take_cards(std::size_t i) {
    ++card_sides_;
    std::erase_if(halves_, [&](const Half& half) { return half.of_card_side + 1 < card_sides_; });
    for (const BatchCard& card : sides_[i].cards) {
      const auto other =
          std::find_if(halves_.begin(), halves_.end(), [&](const Half& half) { return one_card(half.card, card); });
      if (other == halves_.end()) {
        const std::size_t document = add_document(card.kind, i, card.row);
        join(document);
        halves_.push_back({document, card, card_sides_});
        continue;
      }
      PlannedDocument& whole = plan_.documents[other->document];
      whole.sides.push_back(i);
      whole.cards.push_back(card.row);
      // The front names the card; its back may be that of either kind.
      if (!card.back) whole.kind = card.kind;
      halves_.erase(other);
    }
    document_ = kNone;
    after_separator_ = false;
  }

  void take_form(std::size_t i) {
    const BatchSide& side = sides_[i];
    if (side.form_page > 1) {
      take_further_page(i);
      return;
    }
    if (!side.case_token.empty())
      open_existing(side.case_token);
    else if (!joins_open_case(side))
      open_new(side.procedure);
    join(add_document(side.document_kind, i));
  }

  // A further page of a form (続紙) belongs to the newest of the case whose last page is the one before it, whatever
  // lies between. Where that page is missing nothing begins here: a person finds its form.
  void take_further_page(std::size_t i) {
    const BatchSide& side = sides_[i];
    if (const std::size_t form = form_before(side); form != kNone) {
      document_ = form;
      add_side(i);
      return;
    }
    if (!side.case_token.empty()) open_existing(side.case_token);
    join(add_document(side.document_kind, i));
  }

  std::size_t form_before(const BatchSide& side) const {
    if (case_ == kNone) return kNone;
    const std::vector<std::size_t>& documents = plan_.cases[case_].documents;
    for (auto it = documents.rbegin(); it != documents.rend(); ++it) {
      const PlannedDocument& document = plan_.documents[*it];
      if (document.kind == side.document_kind && sides_[document.sides.back()].form_page + 1 == side.form_page)
        return *it;
    }
    return kNone;
  }

  void take_certificate(std::size_t i) {
    const BatchSide& side = sides_[i];
    if (side.page_number > 1 && continues(side) && last_page_number_ + 1 == side.page_number) {
      add_side(i);
    } else {
      join(add_document(side.document_kind, i));
    }
    last_page_number_ = side.page_number;
    last_page_count_ = side.page_count;
  }

  // The open document is of the same kind and has as many pages, so this page can be its next one: 2/2 of one household
  // behind 1/1 of another is not.
  bool continues(const BatchSide& side) const {
    const bool as_many = last_page_count_ == 0 || side.page_count == 0 || last_page_count_ == side.page_count;
    return document_ != kNone && plan_.documents[document_].kind == side.document_kind && as_many;
  }
  // A form behind a slip belongs to the slip's case as long as that case has no form yet in this batch.
  bool joins_open_case(const BatchSide&) const { return case_ != kNone && case_is_slips_ && !case_has_form_; }

  void open_new(const std::string& procedure) {
    plan_.cases.push_back({procedure, {}, {}});
    case_ = plan_.cases.size() - 1;
    case_is_slips_ = false;
  }
  void open_existing(const std::string& token) {
    plan_.cases.push_back({{}, token, {}});
    case_ = plan_.cases.size() - 1;
    case_is_slips_ = true;
    case_has_form_ = false;
  }
  void add_side(std::size_t i) {
    plan_.documents[document_].sides.push_back(i);
    plan_.documents[document_].cards.push_back(0);
  }
  std::size_t add_document(const std::string& kind, std::size_t side, int card = 0) {
    plan_.documents.push_back({kind, {side}, {card}});
    document_ = plan_.documents.size() - 1;
    last_page_number_ = 0;
    return document_;
  }
  void join(std::size_t document) {
    if (case_ == kNone) {
      plan_.without_case.push_back(document);
      return;
    }
    plan_.cases[case_].documents.push_back(document);
    if (sides_[plan_.documents[document].sides.front()].kind == PageKind::Form) case_has_form_ = true;
  }
  void close() {
    case_ = kNone;
    document_ = kNone;
    last_page_number_ = 0;
    halves_.clear();
  }

  const std::vector<BatchSide>& sides_;
  AssemblyPlan plan_;
  std::size_t case_ = kNone;
  std::size_t document_ = kNone;
  int last_page_number_ = 0;
  int last_page_count_ = 0;
  bool case_is_slips_ = false;
  bool case_has_form_ = false;
  bool after_separator_ = false;
  std::vector<Half> halves_;
  std::size_t card_sides_ = 0;
};

}  // namespace

AssemblyPlan assemble(const std::vector<BatchSide>& sides) { return Assembler(sides).run(); }

}  // namespace uketsuke::pipeline
