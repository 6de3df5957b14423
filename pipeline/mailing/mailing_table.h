#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace uketsuke::pipeline {

/// An envelope, or a postcard that is mailed as it is (封筒・はがき).
struct EnvelopeClass {
  std::string id;
  std::string label;    ///< 長形3号
  int most_sheets = 0;  ///< as it is folded for this envelope
  bool postcard = false;
  bool assumed = false;
};

/// How a piece is posted (郵便の種類).
struct MailClass {
  std::string id;
  std::string label;  ///< 簡易書留
  bool assumed = false;
};

/// How notices of one kind are mailed.
struct MailedKind {
  std::string notice;    ///< notice template
  std::string envelope;  ///< the smallest that takes it
  std::string mail_class;
  bool alone = false;         ///< in an envelope of its own
  bool across_cases = false;  ///< may share an envelope with notices of other cases
  bool assumed = false;
};

/// What a piece does that has more sheets than its envelope holds: it goes in a larger one, or becomes several.
enum class TooThick { Larger, Split };

/// 発送の表 (templates/tables/mailing.toml): which notices share an envelope, in which order, and how pieces are posted.
class MailingTable {
 public:
  /// Strict: unknown keys, ids that stand twice or nowhere, envelopes that do not grow and postcards that are not alone are
  /// Failure E-TEMPLATE-INVALID with file:line.
  static MailingTable load(const std::filesystem::path& mailing_toml);

  /// Throws Failure E-TEMPLATE-INVALID naming a kind that the table does not list.
  const MailedKind& kind(std::string_view notice) const;
  /// Place of a kind in the envelope, from 0.
  std::size_t order_of(std::string_view notice) const;
  const EnvelopeClass& envelope(std::string_view id) const;
  const MailClass& mail_class(std::string_view id) const;
  /// Places in the lists of the table: larger envelopes and safer mail classes stand later.
  std::size_t rank_of_envelope(std::string_view id) const;
  std::size_t rank_of_mail_class(std::string_view id) const;
  /// The smallest envelope from this one on that takes so many sheets; nullptr when none does. A postcard takes itself.
  const EnvelopeClass* fitting(std::string_view from, int sheets) const;
  TooThick too_thick() const { return too_thick_; }
  /// Notice template of the 送付書 that leads a packet to an employer.
  const std::string& employer_cover() const { return employer_cover_; }

 private:
  std::vector<EnvelopeClass> envelopes_;
  std::vector<MailClass> mail_classes_;
  std::vector<MailedKind> kinds_;
  TooThick too_thick_ = TooThick::Larger;
  std::string employer_cover_;
};

}  // namespace uketsuke::pipeline
