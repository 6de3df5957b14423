// Forms of households that the register has: 資格喪失届, 住所変更届, 限度額適用認定申請書. One sound case each, spoiled
// in one place at a time.

#include <functional>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/assets.h"
#include "core/form/kind_catalogue.h"
#include "tests/validate/case_builder.h"
#include "tests/validate/form_builder.h"
#include "validate/days/event_days.h"
#include "validate/rules/messages.h"

namespace uketsuke::validate {
namespace {

using test::FormCase;
using test::watanabe;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

void sign(FormCase& c) {
  c.facts.household = watanabe();
  c.set("household.symbol", "01").set("household.number", "000123").set("person.name", "渡邉　太郎");
}

// 花子 joined an employee's insurance on 2026-11-01 and so left on the day after (国民健康保険法21条).
FormCase loss() {
  FormCase c("shikaku_soshitsu");
  sign(c);
  c.set("person.name", "渡邉　花子", 1).set("person.birth_date", "1987-12-31", 1).set("person.relation", "妻", 1);
  c.set("membership.loss_reason", "joined_employee_insurance", 1).set("new_insurance.acquired_on", "2026-11-01");
  c.set("certificate.returned_count", "1").set("membership.lost_on", "2026-11-02", 1);
  return c;
}

FormCase move() {
  FormCase c("jusho_henko");
  sign(c);
  c.facts.prefectures = {"東京都", "神奈川県"};
  c.set("address.postal_code", "1000013").set("address.text", "東京都千代田区霞が関3丁目1番1号");
  c.set("address.former_postal_code", "1000013").set("address.former", "千代田区霞が関1-3-2");
  c.set("address.scope", "whole_household").set("address.changed_on", "2026-11-10");
  c.paper("juminhyo").set("address.text", "東京都千代田区霞が関三丁目1番1号");
  c.set("person.name", "渡邉　太郎", 1).set("person.birth_date", "1985-04-02", 1);
  c.set("person.relation", "世帯主", 1);
  return c;
}

void certificate_of(FormCase& c, const char* name, const char* birth) {
  c.paper("kazei_shomeisho").set("person.name", name).set("person.birth_date", birth).set("tax.fiscal_year", "8");
}

FormCase limit() {
  FormCase c("gendogaku_nintei");
  sign(c);
  c.set("address.text", "東京都千代田区霞が関1-3-2").set("person.birth_date", "1987-12-31", 1);
  c.set("person.name", "渡邉　花子", 1).set("limit.kind", "limit");
  certificate_of(c, "渡邉 太郎", "1985-04-02");
  certificate_of(c, "渡邉 花子", "1987-12-31");
  c.facts.household->persons[2].income_known = true;
  return c;
}

struct Spoiled {
  const char* message;
  FormCase (*sound)();
  std::function<void(FormCase&)> spoil;
};

// Sets a value on the form again: the papers behind it are taken away and put back.
void on_form(FormCase& c, const char* concept_id, const char* value, int row = 0) {
  const std::vector<DocumentFacts> papers(c.facts.documents.begin() + 1, c.facts.documents.end());
  c.facts.documents.resize(1);
  c.set(concept_id, value, row);
  c.facts.documents.insert(c.facts.documents.end(), papers.begin(), papers.end());
}

// The 記号番号 as decided: as long as they are only read, a household that nobody finds proves nothing.
void settle_number(FormCase& c) {
  for (FieldFacts& field : c.facts.documents.front().fields)
    if (field.info.concept_id == "household.symbol" || field.info.concept_id == "household.number") field.decided = true;
}

const std::vector<Spoiled> kSpoiled{
    {"register.no_household", loss,
     [](auto& c) {
       c.facts.household.reset();
       settle_number(c);
     }},
    {"register.person_not_member", loss,
     [](auto& c) { c.set("person.name", "鈴木　次子", 1).set("person.birth_date", "1990-01-01", 1); }},
    {"register.already_lost", loss,
     [](auto& c) { c.facts.household->persons[1].lost_on = date_from_iso("2026-10-01"); }},
    {"register.name.partial", loss, [](auto& c) { c.set("person.name", "鈴木　花子", 1); }},
    {"register.name.variant", loss, [](auto& c) { c.set("person.name", "渡辺　花子", 1); }},
    {"register.birth_date.different", loss, [](auto& c) { c.set("person.birth_date", "1987-12-30", 1); }},
    {"register.birth_date.cannot_say", loss, [](auto& c) { c.facts.household->persons[1].birth_date.reset(); }},
    {"register.relation.different", loss, [](auto& c) { c.set("person.relation", "長女", 1); }},
    {"register.sex.different", loss, [](auto& c) { c.set("person.sex", "male", 1); }},
    {"register.name_kana.different", loss, [](auto& c) { c.set("person.name_kana", "スズキ　ジロウ", 1); }},
    {"lost_on.far", loss, [](auto& c) { c.set("membership.lost_on", "2023-11-02", 1); }},
    {"lost_on.future", loss,
     [](auto& c) { c.set("membership.lost_on", "2026-11-15", 1).set("new_insurance.acquired_on", "2026-11-14"); }},
    {"lost_on.not_by_rule", loss, [](auto& c) { c.set("membership.lost_on", "2026-11-01", 1); }},
    {"deadline.late", loss, [](auto& c) { c.set("membership.lost_on", "2026-10-20", 1); }},
    {"lost_on.before_acquired", loss,
     [](auto& c) { c.facts.household->persons[1].acquired_on = date_from_iso("2026-11-02"); }},
    {"loss.family_follows", loss, [](auto& c) { c.set("membership.lost_on", "2026-11-02"); }},
    {"loss.certificates_missing", loss, [](auto& c) { c.set("certificate.returned_count", "0"); }},
    {"address.far", move, [](auto& c) { on_form(c, "address.changed_on", "2016-11-10"); }},
    {"address.future", move, [](auto& c) { on_form(c, "address.changed_on", "2026-11-14"); }},
    {"deadline.late", move, [](auto& c) { on_form(c, "address.changed_on", "2026-10-10"); }},
    {"address.outside_area", move, [](auto& c) { on_form(c, "address.text", "千葉県千葉市稲毛区緑町3丁目30-8"); }},
    {"address.other_city", move, [](auto& c) { on_form(c, "address.text", "東京都港区芝公園4丁目2番8号"); }},
    {"address.part_of_household", move, [](auto& c) { on_form(c, "address.scope", "part"); }},
    {"postal_code.other_city", move, [](auto& c) { on_form(c, "address.postal_code", "5300001"); }},
    {"register.former_address.different", move, [](auto& c) { on_form(c, "address.former", "大阪市北区梅田3-1-1"); }},
    {"register.former_address.cannot_say", move, [](auto& c) { c.facts.household->address.clear(); }},
    {"compare.address.different", move, [](auto& c) { c.set("address.text", "大阪府大阪市北区梅田3-1-1"); }},
    {"limit.income_missing", limit, [](auto& c) { c.facts.household->persons[2].income_known = false; }},
    {"limit.certificate_of_other", limit, [](auto& c) { certificate_of(c, "鈴木 次子", "1990-01-01"); }},
    {"tax.fiscal_year", limit, [](auto& c) { c.set("tax.fiscal_year", "7"); }},
    {"tax.fiscal_year", limit, [](auto& c) { on_form(c, "limit.needed_from", "2027-08-01"); }},
    {"register.address.different", limit, [](auto& c) { on_form(c, "address.text", "大阪市北区梅田3-1-1"); }},
};

TEST(Households, ASoundFormHasNothingToAskAbout) {
  for (const auto& sound : {loss, move, limit}) {
    const FormCase c = sound();
    EXPECT_THAT(c.complaints(), IsEmpty()) << c.facts.procedure;
  }
}

TEST(Households, EachFaultIsFound) {
  for (const Spoiled& s : kSpoiled) {
    FormCase c = s.sound();
    EXPECT_THAT(c.messages(), Not(Contains(s.message)));
    s.spoil(c);
    EXPECT_THAT(c.messages(), Contains(s.message));
  }
}

TEST(Households, ANumberThatNobodySettledIsNoUnknownHousehold) {
  FormCase c = loss();
  c.facts.household.reset();
  EXPECT_THAT(c.messages(), Not(Contains("register.no_household")));
}

TEST(Households, EveryMessageIsReached) {
  std::set<std::string_view> reached;
  for (const Spoiled& s : kSpoiled) reached.insert(s.message);
  for (const std::string_view message : messages::kAll) {
    const bool here = test::of_existing_household(message);
    EXPECT_TRUE(!here || reached.contains(message)) << message;
  }
}

TEST(Households, AComparisonWithTheRegisterKeepsBothPlaces) {
  FormCase c = loss();
  c.set("person.name", "渡辺　花子", 1);
  int seen = 0;
  for (const Judged& j : c.judged()) {
    if (!j.finding.message.starts_with("register.name.variant")) continue;
    ++seen;
    ASSERT_EQ(j.finding.fields.size(), 1U);
    EXPECT_EQ(j.finding.fields[0].row, 1);
    EXPECT_EQ(j.finding.comparison, "variant");
    EXPECT_EQ(j.finding.version, 1);
    ASSERT_TRUE(j.register_place);
    EXPECT_EQ(j.register_place->concept_id, "person.name");
    EXPECT_EQ(j.register_place->person, 2);
    EXPECT_EQ(j.detail, "届書「渡辺　花子」 加入者台帳「渡邉　花子」");
  }
  EXPECT_EQ(seen, 1);
}

TEST(Households, NoFindingShowsAProtectedAddress) {
  FormCase c = move();
  c.facts.household->is_protected = true;
  on_form(c, "address.former", "大阪市北区梅田3-1-1");
  on_form(c, "address.postal_code", "5300001");
  on_form(c, "address.text", "東京都港区芝公園4丁目2番8号");
  bool compared = false;
  for (const Judged& j : c.judged()) {
    compared = compared || j.finding.message == "register.former_address.different";
    for (const char* place : {"霞が関", "梅田", "芝公園", "5300001"})
      EXPECT_EQ(j.detail.find(place), std::string::npos) << j.finding.message;
  }
  EXPECT_TRUE(compared);
}

TEST(Households, AProtectedAddressStillChangesTheBasis) {
  const auto basis = [](const char* former) {
    FormCase c = move();
    c.facts.household->is_protected = true;
    on_form(c, "address.former", former);
    for (const Judged& j : c.judged())
      if (j.finding.message == "register.former_address.different") return j.basis;
    return std::string();
  };
  EXPECT_FALSE(basis("大阪市北区梅田3-1-1").empty());
  EXPECT_NE(basis("大阪市北区梅田3-1-1"), basis("大阪市北区梅田3-1-2"));
}

TEST(Households, TheFamilyFollowsTheMemberWhoLeaves) {
  FormCase c("shikaku_soshitsu");
  sign(c);
  c.set("membership.lost_on", "2026-11-02").set("membership.loss_reason", "left_work");
  EXPECT_EQ(c.detail("loss.family_follows"), "渡邉　花子、渡邉　一郎");
  c.facts.household->persons[2].lost_on = date_from_iso("2025-04-01");
  EXPECT_EQ(c.detail("loss.family_follows"), "渡邉　花子");
  // With the whole family on the form there is nobody left to ask for.
  FormCase all("shikaku_soshitsu");
  sign(all);
  all.set("membership.lost_on", "2026-11-02").set("membership.loss_reason", "left_work");
  int row = 0;
  for (const RegisterPerson& person : watanabe().persons) {
    ++row;
    all.set("person.name", person.name, row).set("person.birth_date", to_iso(*person.birth_date), row);
  }
  EXPECT_THAT(all.complaints(), IsEmpty());
}

TEST(Households, TheDayOfLossFollowsTheReasonWhereTheFormTellsIt) {
  FormCase c = loss();
  c.set("membership.loss_reason", "joined_other_kokuho", 1);
  EXPECT_EQ(c.detail("lost_on.not_by_rule"), "他国保加入 2026-11-01");
  c.set("membership.lost_on", "2026-11-01", 1);
  EXPECT_EQ(c.detail("lost_on.not_by_rule"), "none");
  c.set("membership.loss_reason", "left_work", 1);  // the day of leaving work is not on the form
  EXPECT_EQ(c.detail("lost_on.not_by_rule"), "none");
  c.set("membership.loss_reason", "reached_75", 1);
  EXPECT_EQ(c.detail("lost_on.not_by_rule"), "後期高齢者医療 2062-12-31");
}

TEST(Households, AnEventOnTheDayOfArrivalIsNotAhead) {
  FormCase c = loss();
  c.set("membership.lost_on", "2026-11-14", 1).set("new_insurance.acquired_on", "2026-11-13");
  EXPECT_THAT(c.complaints(), IsEmpty());
}

TEST(Households, ReachingSeventyFiveIsNoFaultOnAFormOfLoss) {
  FormCase c = loss();
  c.facts.household->persons[1].birth_date = date_from_iso("1951-11-02");
  c.set("person.birth_date", "1951-11-02", 1).set("membership.loss_reason", "reached_75", 1);
  EXPECT_THAT(c.complaints(), IsEmpty());
  FormCase other = move();
  on_form(other, "person.birth_date", "1951-11-02");
  EXPECT_THAT(other.complaints(), Contains("birth_date.age_75"));
}

TEST(Households, ANumberThatTheRegisterHasIsNotAbsent) {
  FormCase c = loss();
  c.unread("person.my_number", 1);
  c.last().info.my_number = true;
  c.last().state = ReadState::Blank;
  EXPECT_THAT(c.messages(), Contains("my_number.absent"));
  c.facts.household->persons[1].number_known = true;
  EXPECT_THAT(c.messages(), Not(Contains("my_number.absent")));
}

TEST(Households, WhoStaysBehindIsListed) {
  FormCase c("jusho_henko");
  sign(c);
  c.set("address.changed_on", "2026-11-10").set("person.birth_date", "2006-05-01", 1);
  c.set("person.name", "渡邉　一郎", 1);
  EXPECT_EQ(c.detail("address.part_of_household"), "渡邉　太郎、渡邉　花子");
  c.facts.household->persons[1].lost_on = date_from_iso("2025-04-01");
  EXPECT_EQ(c.detail("address.part_of_household"), "渡邉　太郎");
  c.set("address.scope", "whole_household");
  EXPECT_EQ(c.detail("address.part_of_household"), "none");
}

TEST(Households, EachPostalCodeBelongsToItsOwnAddress) {
  FormCase c = move();
  on_form(c, "address.former_postal_code", "2630023");
  EXPECT_THAT(c.complaints(), ElementsAre("postal_code.other_city"));
  on_form(c, "address.former", "千葉市稲毛区緑町3丁目30-8");
  EXPECT_THAT(c.complaints(), ElementsAre("register.former_address.different"));
}

TEST(Households, TheAddressOfACertificateSaysSomethingOnlyWhenItAgrees) {
  FormCase c = limit();
  c.set("address.text", "大阪府大阪市北区梅田3-1-1");
  EXPECT_THAT(c.complaints(), IsEmpty());
  EXPECT_THAT(c.messages(), Not(Contains("compare.address.different")));
  c.set("address.text", "東京都千代田区霞が関1丁目3番2号");
  EXPECT_THAT(c.messages(), Contains("compare.address.key_equal"));
}

TEST(Households, ThePrefectureMayComeFromThePostalCode) {
  FormCase c = move();
  on_form(c, "address.postal_code", "2630023");
  on_form(c, "address.text", "千葉市稲毛区緑町3丁目30-8");
  EXPECT_EQ(c.detail("address.outside_area"), "千葉県");
  // One code of two prefectures tells neither.
  on_form(c, "address.postal_code", "4980000");
  on_form(c, "address.text", "桑名郡木曽岬町大字西対海地251");
  EXPECT_EQ(c.detail("address.outside_area"), "none");
  on_form(c, "address.text", "三重県桑名郡木曽岬町大字西対海地251");
  EXPECT_EQ(c.detail("address.outside_area"), "三重県");
  c.facts.prefectures.clear();
  EXPECT_EQ(c.detail("address.outside_area"), "none");
}

TEST(Households, IncomesThatAllComeByInquiryAreNotAskedForTwice) {
  FormCase c = limit();
  c.facts.documents.resize(1);
  EXPECT_THAT(c.complaints(), IsEmpty());
  EXPECT_THAT(c.messages(), Contains("attachment.omitted"));
}

TEST(Households, ANewFamilyMemberMustNotBeInsuredAlready) {
  FormCase c("shikaku_shutoku");
  sign(c);
  c.set("person.birth_date", "1987-12-31", 1).set("person.name", "渡邉　花子", 1);
  EXPECT_THAT(c.complaints(), Contains("register.already_member"));
  c.facts.household->persons[1].lost_on = date_from_iso("2026-10-01");
  EXPECT_THAT(c.complaints(), Not(Contains("register.already_member")));
}

TEST(Households, NobodyIsLookedUpBeforeTheNameIsRead) {
  FormCase c = loss();
  c.unread("person.name", 1).unread("person.birth_date", 1);
  EXPECT_THAT(c.complaints(), Not(Contains("register.person_not_member")));
}

TEST(Households, KanaLongerThanTheBoxesAreFlagged) {
  FormCase c = loss();
  c.facts.household->persons[1].kana = "マリアクリスティーナデラクルスサントス";  // 19 sounds
  c.set("person.name_kana", "マリアクリスティーナ", 1).last().info.digits = 10;
  EXPECT_EQ(c.detail("kana.over_boxes"), "マリアクリスティーナデラクルスサントス");
  c.last().info.digits = 19;
  EXPECT_EQ(c.detail("kana.over_boxes"), "none");
}

TEST(Households, TheDeductionsMayHoldOneMoreRow) {
  // 令和8年度, 合計所得金額 5,200,000; deductions: 社会保険料 720,000, 基礎 430,000, 配偶者 330,000 and, new in that
  // 年度, 特定親族特別控除 450,000 (地方税法314条の2): 1,930,000 in all.
  FormCase c = limit();
  c.set("tax.total_income", "5200000").set("tax.deductions", "1930000").set("tax.tax_base", "3270000");
  EXPECT_THAT(c.complaints(), IsEmpty());
  c.set("tax.deductions", "1480000");
  EXPECT_THAT(c.complaints(), ElementsAre("tax.base"));
}

// The choices of every released form against the words that the rules know.
TEST(Households, TheChoicesOfTheFormsAreKnownToTheRules) {
  const auto templates = Assets::locate().templates;
  const EventDays days = EventDays::load(templates / "tables/event_days.toml");
  const TemplateSet forms(templates);
  const KindCatalogue kinds(templates, forms);
  int met = 0;
  for (const KindInfo& kind : kinds.kinds())
    for (const FieldInfo& field : kind.fields)
      for (const ChoiceOption& option : field.options) {
        if (field.concept_id == "membership.acquisition_reason") {
          ++met;
          EXPECT_NE(days.acquisition(option.value), nullptr) << kind.id << " " << option.value;
        } else if (field.concept_id == "membership.loss_reason") {
          EXPECT_NE(days.loss(option.value), nullptr) << kind.id << " " << option.value;
        } else if (field.concept_id == "address.scope") {
          EXPECT_TRUE(option.value == "whole_household" || option.value == "part") << kind.id << " " << option.value;
        }
      }
  EXPECT_EQ(met, 7);
}

}  // namespace
}  // namespace uketsuke::validate
