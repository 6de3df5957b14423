// Cards in a case: what speaks against them, and what does not.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/numbers/check_digits.h"
#include "tests/validate/case_builder.h"

namespace uketsuke::validate::test {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kCard = "kojin_bango_card";
constexpr const char* kNotice = "tsuchi_card";
constexpr const char* kLicence = "unten_menkyosho";

/// The sound case with one more card of its applicant, on which nothing is wrong.
CaseBuilder with_card(const std::string& kind) {
  CaseBuilder c = sound_case();
  c.document(kind).set(kind, "name", "渡邉 太郎").set(kind, "birth_date", "1985-04-02");
  c.set(kind, "address", "東京都千代田区霞が関1-3-2-503");
  return c;
}

TEST(Cards, ASoundCardIsNothingToAskAbout) {
  CaseBuilder card = with_card(kCard);
  card.set(kCard, "my_number", "123456789018").set(kCard, "number_code", "123456789018");
  card.set(kCard, "expires_on", "2026-11-13");
  EXPECT_THAT(complaints(card.facts), IsEmpty()) << "the last day still counts: received on 2026-11-13";
  CaseBuilder licence = with_card(kLicence);
  licence.set(kLicence, "licence_number", "309012345620");
  EXPECT_THAT(complaints(licence.facts), IsEmpty());
  CaseBuilder notice = with_card(kNotice);
  notice.set(kNotice, "my_number", "123456789018");
  EXPECT_THAT(complaints(notice.facts), IsEmpty());
}

TEST(Cards, ExpiredFromTheDayBehindTheLast) {
  CaseBuilder c = with_card(kCard);
  c.set(kCard, "expires_on", "2026-11-12");
  EXPECT_THAT(messages_of(c.facts), Contains("card.expired"));
  EXPECT_TRUE(rules().makes_unusable("card.expired"));
}

TEST(Cards, LicencesByTheirOwnCheckDigit) {
  for (const char* valid : {"309012345620", "621000000110", "451912345650", "302065432100"}) {
    CaseBuilder c = with_card(kLicence);
    c.set(kLicence, "licence_number", valid);
    EXPECT_THAT(messages_of(c.facts), Not(Contains("card.licence_check_digit"))) << valid;
  }
  for (const char* wrong : {"309012345630", "621000000120", "451912354650"}) {
    CaseBuilder c = with_card(kLicence);
    c.set(kLicence, "licence_number", wrong);
    EXPECT_THAT(messages_of(c.facts), Contains("card.licence_check_digit")) << wrong;
  }
}

// Both rules worked by hand: 3·5+2·3+4·2+1·2 = 31, 11 − 31 mod 11 = 2; 3·6+2·4+4·3+1·3+2·2 = 45, 45 mod 11 = 1, so 0.
TEST(Cards, ALicenceNumberIsNoMyNumberThoughItPassesThatCheck) {
  constexpr const char* kBoth = "302400000120";
  ASSERT_TRUE(is_my_number(kBoth));
  ASSERT_TRUE(is_driving_licence_number(kBoth));
  CaseBuilder c = with_card(kLicence);
  c.set(kLicence, "licence_number", kBoth);
  EXPECT_THAT(complaints(c.facts), IsEmpty()) << "it is not held against the form's 個人番号";
  c.set("shikaku_shutoku", "my_number", kBoth);
  EXPECT_THAT(messages_of(c.facts), Contains("card.licence_number_as_my_number"));
  EXPECT_FALSE(rules().overridable("card.licence_number_as_my_number"));
  for (const Judged& judged : rules().validate(c.facts, procedure()))
    EXPECT_EQ(judged.detail.find(kBoth), std::string::npos) << judged.finding.message;
}

TEST(Cards, ANoticeCardServesOnlyAsTheRegisterExtractStands) {
  CaseBuilder variant = with_card(kNotice);
  variant.set(kNotice, "name", "渡辺　太郎");
  EXPECT_THAT(messages_of(variant.facts), Not(Contains("card.notice_card_name"))) << "渡邉 and 渡辺 are one name";
  CaseBuilder moved = with_card(kNotice);
  moved.set(kNotice, "address", "大阪府大阪市北区梅田1-1-1");
  EXPECT_THAT(messages_of(moved.facts), Contains("card.notice_card_address"));
  CaseBuilder alone = with_card(kNotice);
  alone.set(kNotice, "address", "大阪府大阪市北区梅田1-1-1").remove("juminhyo");
  EXPECT_THAT(messages_of(alone.facts), Not(Contains("card.notice_card_address"))) << "nothing to hold it against";
  EXPECT_TRUE(rules().makes_unusable("card.notice_card_name"));
}

TEST(Cards, ACardsNumberIsHeldAgainstTheForms) {
  CaseBuilder c = with_card(kCard);
  c.set(kCard, "my_number", "621498320257");
  EXPECT_THAT(messages_of(c.facts), Contains("compare.my_number.different"));
  CaseBuilder other = sound_case();
  other.document(kCard).set(kCard, "name", "鈴木　次郎").set(kCard, "birth_date", "1970-01-01");
  EXPECT_THAT(messages_of(other.facts), Contains("compare.certificate_of_other"));
}

}  // namespace
}  // namespace uketsuke::validate::test
