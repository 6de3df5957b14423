#include <random>

#include "core/text/csv.h"
#include "pipeline/office/register_view.h"
#include "tests/pipeline/register_case.h"

namespace uketsuke::pipeline {
namespace {

class RegisterExport : public RegisterCase {
 protected:
  std::vector<CsvRow> rows_of(const std::string& csv) {
    EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBF"));
    std::vector<CsvRow> out;
    CsvReader reader(std::string_view(csv).substr(3));
    for (CsvRow row; reader.next(row);) out.push_back(row);
    return out;
  }
  std::string any_of(const std::vector<std::string>& words) { return words[random_() % words.size()]; }
  Date any_day(const char* from, unsigned days) { return plus_days(day(from), static_cast<int>(random_() % days)); }
  static ledger::Recording from(Date when, bool confirmed = true) {
    return {CaseId("case"),
            "taro",
            when,
            {},
            confirmed ? ledger::RegisterStatus::Final : ledger::RegisterStatus::Provisional};
  }
  ledger::Person any_person() {
    ledger::Person out;
    out.name = any_of({"渡邉　太郎", "𠮷田 花子", "邉\xF3\xA0\x84\x80見", "=cmd|' /C calc'!A0", "\"引用\"", "'単引用",
                       "SMITH, JOHN"});
    out.name_kana = any_of({"ワタナベ　タロウ", "ﾖｼﾀﾞ ﾊﾅｺ", "", "すずき いちろう", "スミス・ジョン"});
    out.birth_date = any_day("1930-01-01", 30000);
    out.sex = any_of({"male", "female", ""});
    if (random_() % 3 == 0) out.more["person.occupation"] = any_of({"左官", "-大工", "@塗装"});
    if (random_() % 5 == 0) out.more["address.text"] = any_of({"別居先１－２", "+別居"});
    return out;
  }
  ledger::Household any_household(const std::string& number, const PersonId& head) {
    ledger::Household out;
    out.head = head;
    out.symbol = any_of({"東", "西-1", ""});
    out.number = number;
    out.postal_code = any_of({"1000001", "", "0600001"});
    out.address = any_of({"東京都千代田区千代田１－１", "－１番地", "大阪市\r\n北区", ""});
    out.phone = any_of({"0312345678", ""});
    if (random_() % 3 == 0) out.more["workplace.name"] = any_of({"＝工務店", "有限会社 見本"});
    return out;
  }
  void any_member(const HouseholdId& house, const PersonId& person, const std::string& relation, bool may_leave) {
    ledger::Membership m;
    m.household = house;
    m.person = person;
    m.relation = relation;
    m.acquired_on = any_day("2013-01-01", 4000);
    m.acquired_why = any_of({"", "社保離脱"});
    const bool confirmed = relation == "本人" || random_() % 4 != 0;
    const auto row = store_->members().add_membership(m, from(m.acquired_on, confirmed));
    if (!may_leave || random_() % 4 != 0) return;
    m.branch = row.value.branch;
    m.lost_on = plus_days(m.acquired_on, static_cast<int>(random_() % 400));
    m.lost_why = "転出";
    store_->members().revise_membership(row.id, m, from(m.acquired_on, random_() % 2 == 0));
  }
  void any_register() {
    for (int h = 0; h < 30; ++h) {
      const PersonId head = store_->members().add_person(any_person(), from(day("1930-01-01")));
      const auto house =
          store_->members().add_household(any_household(std::to_string(h * 7 % 31), head), from(day("2013-01-01")));
      any_member(house.id, head, "本人", true);
      for (std::size_t i = random_() % 4; i > 0; --i)
        any_member(house.id, store_->members().add_person(any_person(), from(day("1930-01-01"))), any_of({"妻", "子"}),
                   true);
    }
  }

  std::mt19937 random_{20261129};
};

/// A store with a register made at random.
class MadeRegister : public RegisterExport {
 public:
  void TestBody() override {}
  std::string give(unsigned seed) {
    random_.seed(seed);
    any_register();
    return exported();
  }
};

/// A second, empty store.
class EmptyRegister : public RegisterCase {
 public:
  void TestBody() override {}
  ImportReport take(const std::string& csv) { return import(Bytes(csv.begin(), csv.end())); }
  std::string give() { return exported(); }
};

TEST(RegisterRoundTrip, ExportedAndImportedItExportsTheSameBytes) {
  for (unsigned round = 0; round < 8; ++round) {
    const std::string csv = MadeRegister().give(round);
    EmptyRegister copy;
    const ImportReport report = copy.take(csv);
    for (const RegisterFault& fault : report.faults) ADD_FAILURE() << fault.line << " " << fault.column << fault.reason;
    EXPECT_GE(report.fresh, 40U);
    EXPECT_EQ(copy.give(), csv) << round;
    EXPECT_EQ(copy.take(csv).unchanged, report.fresh) << "and nothing changes when it is sent again";
  }
}

TEST_F(RegisterExport, NoCellIsAFormulaAndNoNumberIsInIt) {
  any_register();
  const PersonId person = store_->members().add_person(
      {"=1+1", "", day("1985-04-02"), "", store_->vault().keep("123456789018"), {}}, from(day("2020-01-01")));
  const auto house = store_->members().add_household({person, "南", "1", {}, "=2+2", {}, {}}, from(day("2020-01-01")));
  any_member(house.id, person, "本人", false);
  const std::string csv = exported();
  const auto rows = rows_of(csv);
  EXPECT_GT(rows.size(), 40U);
  for (const CsvRow& row : rows)
    for (const std::string& cell : row.cells)
      EXPECT_TRUE(cell.empty() || std::string_view("=+-@\t\r\n").find(cell.front()) == std::string_view::npos) << cell;
  EXPECT_NE(csv.find("'=1+1"), std::string::npos);
  EXPECT_EQ(csv.find("123456789018"), std::string::npos);
  EXPECT_EQ(csv.find("個人番号"), std::string::npos);
}

TEST_F(RegisterExport, ItTellsTheRegisterAsItStoodAndWasKnown) {
  import({head()});
  const Instant before = clock_.now();
  go_on_to("2027-02-01");
  FileRow moved = head();
  moved["住所"] = "東京都港区芝公園４－２";
  import({moved});
  EXPECT_NE(exported("2027-02-01").find("芝公園"), std::string::npos);
  EXPECT_EQ(exported("2027-01-31").find("芝公園"), std::string::npos);
  EXPECT_EQ(export_register(office(), actor("admin"), {day("2027-02-01"), before}).find("芝公園"), std::string::npos);
}

TEST_F(RegisterExport, OnlyWhatIsConfirmedIsGivenOut) {
  import({head()});
  const std::string before = exported();
  const ledger::HouseholdRow house = *household();
  ledger::Household moved = house.value;
  moved.address = "東京都港区芝公園４－２";
  store_->members().revise_household(house.id, moved, from(day("2026-11-01"), false));
  const PersonId child =
      store_->members().add_person({"渡邉　三郎", "", day("2026-11-01"), "", {}, {}}, from(day("2026-11-01"), false));
  store_->members().add_membership({house.id, child, 0, "子", day("2026-11-01"), {}, {}, {}},
                                   from(day("2026-11-01"), false));
  EXPECT_EQ(exported(), before) << "仮登録 is passed over";
  const Instant provisional = clock_.now();
  clock_.set(clock_.now() + std::chrono::hours(1));
  store_->members().confirm(CaseId("case"), "boss");
  EXPECT_NE(exported().find("芝公園"), std::string::npos);
  EXPECT_NE(exported().find("渡邉　三郎"), std::string::npos);
  EXPECT_EQ(export_register(office(), actor("admin"), {day("2026-11-29"), provisional}), before)
      << "it was not confirmed then";
}

TEST_F(RegisterExport, WhoTookItStandsInTheAccessChain) {
  import({head()});
  exported();
  const auto looks = store_->audit().looks({}, {}).items;
  ASSERT_EQ(looks.size(), 1U);
  EXPECT_EQ(looks[0].look.action, "register.export");
  EXPECT_EQ(looks[0].look.user, "test_admin");
  for (const char* role : {"mailroom", "reviewer", "senior", "approver", "print", "accounting", "auditor"})
    EXPECT_EQ(code_of([&] {
                export_register(office(), actor(role), {day("2026-11-29"), {}});
              }),
              "E-AUTH-DENIED")
        << role;
}

class RegisterShow : public RegisterCase {
 protected:
  std::string words(const char* role = "reviewer", const std::string& number = "東-1", const char* on = "2026-11-29",
                    std::optional<Instant> known = {}) {
    return household_words(office(), show_household(office(), actor(role), number, {day(on), known}));
  }
};

TEST_F(RegisterShow, AHouseholdInWordsWithMaskedNumbers) {
  FileRow without = spouse();
  without["個人番号"] = "";
  import({head(), without});
  const std::string text = words();
  EXPECT_NE(text.find("記号・番号\t東-1\n"), std::string::npos);
  EXPECT_NE(text.find("組合員\t渡邉　太郎\n"), std::string::npos);
  EXPECT_NE(text.find("昭和60年4月2日生\t男\t令和2年4月1日取得\t加入中\t個人番号 ************"), std::string::npos)
      << text;
  EXPECT_NE(text.find("昭和62年6月5日生\t女\t令和2年4月1日取得\t加入中\t個人番号 未取得"), std::string::npos);
  EXPECT_NE(text.find("異動の履歴"), std::string::npos);
  EXPECT_EQ(text.find("123456789018"), std::string::npos);
  EXPECT_EQ(store_->audit().looks({}, {}).items.at(0).look.action, "register.show");
}

TEST_F(RegisterShow, AsItWasKnownThen) {
  import({head()});
  const Instant before = clock_.now();
  go_on_to("2027-02-01");
  FileRow lost = head();
  lost["資格喪失年月日"] = "2027-01-10";
  import({lost});
  EXPECT_NE(words("reviewer", "東-1", "2027-02-01").find("令和9年1月10日喪失\t加入していません"), std::string::npos);
  const std::string then = words("reviewer", "東-1", "2027-02-01", before);
  EXPECT_EQ(then.find("喪失"), std::string::npos) << "neither the loss nor its row in the history";
}

TEST_F(RegisterShow, ProtectedPersonsAddressIsForANamedRole) {
  const std::string text =
      "記号,番号,枝番,氏名,フリガナ,生年月日,続柄,資格取得年月日,住所,電話番号,支援措置\r\n"
      "東,1,01,渡邉　太郎,ワタナベ　タロウ,1985-04-02,本人,2020-04-01,東京都千代田区,0312345678,\r\n"
      "東,1,02,渡邉　花子,ワタナベ　ハナコ,1987-06-05,妻,2020-04-01,京都府京都市,,該当\r\n";
  ASSERT_TRUE(import(Bytes(text.begin(), text.end())).done);
  for (const char* role : {"mailroom", "reviewer", "senior", "approver", "admin", "auditor"}) {
    const std::string shown = words(role);
    EXPECT_EQ(shown.find("千代田区"), std::string::npos) << role;
    EXPECT_EQ(shown.find("0312345678"), std::string::npos) << role;
    EXPECT_EQ(shown.find("異動の履歴\n"), std::string::npos) << role;
    EXPECT_NE(shown.find("支援措置"), std::string::npos) << role;
  }
  Actor named = actor("reviewer");
  named.user.roles.push_back("protected_data");
  EXPECT_NE(
      household_words(office(), show_household(office(), named, "東-1", {day("2026-11-29"), {}})).find("千代田区"),
      std::string::npos);
}

TEST_F(RegisterShow, NumbersWithHyphensAndWithoutASymbol) {
  FileRow hyphens = head("3-4");
  hyphens["記号"] = "西-1";
  FileRow bare = spouse("5");
  bare["記号"] = "";
  bare["枝番"] = "01";
  bare["続柄"] = "本人";
  import({hyphens, bare});
  EXPECT_NE(words("reviewer", "西-1-3-4").find("渡邉　太郎"), std::string::npos);
  EXPECT_NE(words("reviewer", "5").find("渡邉　花子"), std::string::npos);
  EXPECT_EQ(code_of([&] { words("reviewer", "東-99"); }), "E-LEDGER-NOTFOUND");
  EXPECT_EQ(code_of([&] { words("print"); }), "E-AUTH-DENIED");
}

}  // namespace
}  // namespace uketsuke::pipeline
