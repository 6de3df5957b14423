#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/ids.h"
#include "ledger/listing.h"

namespace uketsuke::ledger {

using MembershipId = Id<struct MembershipTag>;
using CertificateId = Id<struct CertificateTag>;

/// 仮登録 / 確定 / 取消.
enum class RegisterStatus { Provisional, Final, Void };
std::string_view to_string(RegisterStatus status);

/// Who records what, for which case, valid from when. Valid time is the world's, recorded time is the
/// system's clock.
struct Recording {
  CaseId by_case;
  std::string actor;
  Date valid_from{};
  std::optional<Date> valid_to;  ///< last day; open if empty
  RegisterStatus status = RegisterStatus::Provisional;
};

/// A person (個人). All of it is sealed under the person's key.
struct Person {
  std::string name;  ///< as printed, never normalised
  std::string name_kana;
  std::optional<Date> birth_date;
  std::string sex;                          ///< "male", "female", or empty
  std::string number_token;                 ///< into the vault; empty = 番号未取得
  std::map<std::string, std::string> more;  ///< further concepts: concept id → value
  friend bool operator==(const Person&, const Person&) = default;
};

/// A household (世帯) of a 組合員. Sealed under the household's key.
struct Household {
  PersonId head;       ///< 組合員
  std::string symbol;  ///< 記号
  std::string number;  ///< 番号
  std::string postal_code;
  std::string address;
  std::string phone;
  std::map<std::string, std::string> more;
  friend bool operator==(const Household&, const Household&) = default;
};

/// A person's place in a household (被保険者資格).
struct Membership {
  HouseholdId household;
  PersonId person;
  int branch = 0;        ///< 枝番, from 1; unique in the household, never given twice
  std::string relation;  ///< 続柄
  Date acquired_on{};    ///< 資格取得日
  std::string acquired_why;
  std::optional<Date> lost_on;
  std::string lost_why;
  /// 資格のある日: from 取得日 on; 喪失日 itself is the first day without.
  bool insured_on(Date day) const { return acquired_on <= day && (!lost_on || day < *lost_on); }
  friend bool operator==(const Membership&, const Membership&) = default;
};

/// Where a certificate is: 交付済 (with the person), 返納済, 紛失 (reported lost), 無効 (replaced by a later one).
enum class CertificateState { Issued, Returned, Lost, Void };
std::string_view to_string(CertificateState state);

/// A certificate given to a person (資格確認書 …).
struct Certificate {
  PersonId person;
  std::string kind;  ///< "shikaku_kakuninsho", …
  Date issued_on{};
  std::optional<Date> valid_until;
  int issue = 1;  ///< 交付の回数: 1 for the first of its kind in a period of validity, 2 after one 再交付 …
  std::optional<NoticeId> notice;
  CertificateState state = CertificateState::Issued;
  std::optional<Date> state_on{};              ///< day of 返納, 紛失 or 無効; empty while issued
  std::optional<CaseId> state_by{};            ///< the case that brought it; empty while issued
  std::string limit_category{};                ///< 併記: the 適用区分 printed on a 資格確認書; empty: none
  std::optional<Date> limit_until{};           ///< 併記: the last day for which that 適用区分 holds
  std::optional<CertificateId> replaced_by{};  ///< 再交付: the certificate given instead of a void one
};

/// A row of the register with its two times. Rows never change but for their status, provisional → final or
/// void.
template <class IdType, class T>
struct Recorded {
  std::int64_t row = 0;
  IdType id;
  T value;
  Recording recording;
  Instant recorded_at{};
  std::optional<Instant> settled_at;     ///< when it became final or void
  std::optional<Instant> superseded_at;  ///< when a later row replaced it
};
using PersonRow = Recorded<PersonId, Person>;
using HouseholdRow = Recorded<HouseholdId, Household>;
using MembershipRow = Recorded<MembershipId, Membership>;
using CertificateRow = Recorded<CertificateId, Certificate>;

/// A moment in both times: what was valid on `day` as known at `known` (empty: now).
struct AsOf {
  Date day{};
  std::optional<Instant> known;
  bool confirmed_only = false;  ///< 確定 only: 仮登録 rows are passed over
};

/// 加入者台帳 (member register): person, household, membership, certificate with valid and recorded time.
class Register {
 public:
  virtual ~Register() = default;
  virtual PersonId add_person(const Person& person, const Recording& recording) = 0;
  virtual void revise_person(const PersonId& id, const Person& person, const Recording& recording) = 0;
  /// Takes the next 番号 of `symbol` from the allocator when `household.number` is empty. Throws E-CONFLICT
  /// when a given 記号番号 is taken.
  virtual HouseholdRow add_household(const Household& household, const Recording& recording) = 0;
  /// Throws E-INPUT-VALUE when 記号番号 differs: it names the household for good.
  virtual void revise_household(const HouseholdId& id, const Household& household, const Recording& recording) = 0;
  /// Takes the household's next 枝番 when `membership.branch` is 0.
  virtual MembershipRow add_membership(const Membership& membership, const Recording& recording) = 0;
  /// Throws E-INPUT-VALUE when household, person or 枝番 differ.
  virtual void revise_membership(const MembershipId& id, const Membership& membership, const Recording& recording) = 0;
  virtual CertificateId add_certificate(const Certificate& certificate, const Recording& recording) = 0;
  /// 返納, 紛失, 再交付. Throws E-INPUT-VALUE when the person differs, when a state other than Issued lacks its day or
  /// case or lies before the issue, or when the replacement is no other certificate of that person.
  virtual void revise_certificate(const CertificateId& id, const Certificate& certificate,
                                  const Recording& recording) = 0;

  /// All provisional rows of the case become final (決裁) or void (差戻し, 取下げ); returns how many. Enters
  /// the ledger as "register.confirmed" or "register.voided".
  virtual int confirm(const CaseId& by_case, const std::string& actor) = 0;
  virtual int revoke(const CaseId& by_case, const std::string& actor) = 0;

  /// Newest row that holds at that moment; void rows never hold. With `known` a row stands as it did then: what was
  /// settled or superseded later was not yet.
  virtual std::optional<PersonRow> person(const PersonId& id, const AsOf& at) = 0;
  virtual std::optional<HouseholdRow> household(const HouseholdId& id, const AsOf& at) = 0;
  virtual std::optional<HouseholdRow> household_by_number(std::string_view symbol, std::string_view number) = 0;
  /// The household of a 記号番号 as it stood at that moment.
  virtual std::optional<HouseholdRow> household_by_number(std::string_view symbol, std::string_view number,
                                                          const AsOf& at) = 0;
  /// Whether a 記号番号 was ever given, be it to a household whose rows are all void.
  virtual bool number_taken(std::string_view symbol, std::string_view number) = 0;
  /// Households that hold at that moment, in the order they were entered.
  virtual Listed<HouseholdRow> households(const AsOf& at, const Window& window) = 0;
  /// Members by 枝番.
  virtual std::vector<MembershipRow> members(const HouseholdId& id, const AsOf& at) = 0;
  virtual std::vector<MembershipRow> memberships_of(const PersonId& id, const AsOf& at) = 0;
  virtual std::vector<CertificateRow> certificates_of(const PersonId& id, const AsOf& at) = 0;
  /// Certificates still with a person who is no member any more on that day (返納を求めるもの): issued, neither
  /// returned nor lost nor void. 喪失日 itself is the first day without membership.
  virtual std::vector<CertificateRow> unreturned_certificates(const PersonId& id, const AsOf& at) = 0;
  /// The same for all persons; a part of the list may hold more than window.limit when a person has several.
  virtual Listed<CertificateRow> unreturned_certificates(const AsOf& at, const Window& window) = 0;
  /// Every row of a person, household, membership or certificate, void ones too, oldest first.
  virtual std::vector<PersonRow> history(const PersonId& id) = 0;
  virtual std::vector<HouseholdRow> history(const HouseholdId& id) = 0;
  virtual std::vector<MembershipRow> history(const MembershipId& id) = 0;
  virtual std::vector<CertificateRow> history(const CertificateId& id) = 0;
  /// Every membership that a household ever had, by 枝番, each with its rows, oldest first.
  virtual std::vector<MembershipRow> membership_history(const HouseholdId& id) = 0;
  /// Persons of which a row that is not void has the same kana key and birth date, or the same number token.
  virtual std::vector<PersonId> find_persons(std::string_view kana, std::optional<Date> birth_date,
                                             std::string_view number_token) = 0;
  /// Ids of everything one case recorded.
  virtual std::vector<HouseholdId> households_of_case(const CaseId& by_case) = 0;
  virtual std::vector<PersonId> persons_of_case(const CaseId& by_case) = 0;
  /// The newest row of every membership that the case recorded and that is not void.
  virtual std::vector<MembershipRow> memberships_of_case(const CaseId& by_case) = 0;
};

}  // namespace uketsuke::ledger
