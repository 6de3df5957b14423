#include "pipeline/case/value_evidence.h"

#include <algorithm>

#include "pipeline/case/evidence_desk.h"
#include "pipeline/case/value_agreements.h"
#include "pipeline/report/side_line.h"
#include "tests/pipeline/household_case.h"

// 傍証 for what is no 個人番号: a form whose values are asked about, beside a 住民票 or the member register.
namespace uketsuke::pipeline {
namespace {

using validate::CompareHow;

class ValueEvidence : public NumberCase {
 protected:
  FieldRef form_field(const std::string& field) { return on(form_page_, field, 0); }
  bool vouched(const std::string& field) {
    const auto decision = store_->documents().effective(form_field(field));
    return decision && decision->decision.reason == kByEvidence;
  }
};

TEST_F(ValueEvidence, ADayAndANameThatTheCertificateStatesAreDecided) {
  for (const char* field : {"name", "birth_date"}) on_form(field) = reading(field, on_form(field).value, 0.9, 0);
  on_form("birth_date").doubts = {"readers_disagree"};
  assemble();
  for (const char* field : {"name", "birth_date"}) {
    EXPECT_TRUE(vouched(field)) << field;
    EXPECT_FALSE(asked(form_field(field))) << field;
  }
  const auto decision = *store_->documents().effective(form_field("birth_date"));
  EXPECT_EQ(decision.decision.value, "1985-04-02");
  EXPECT_FALSE(decision.decision.by_person);
  EXPECT_EQ(decision.note, "傍証: 住民票(1人目) と一致 (確率 0.9995)");
  const auto entries = store_->audit().about(case_id().value);
  EXPECT_EQ(std::count_if(entries.begin(), entries.end(),
                          [](const LedgerEntry& e) { return e.kind == "value.evidence"; }),
            2);
  EXPECT_TRUE(by_evidence()) << "now that name and day are settled, the number is, too";
}

TEST_F(ValueEvidence, ANameWithNothingElseInCommonIsAsked) {
  on_form("name").confidence = 0.9;
  on_certificate("birth_date") = reading("birth_date", "1985-04-20", kSure, 1);
  std::erase_if(certificate_, [](const FieldReading& r) { return r.field == "my_number"; });
  assemble();
  EXPECT_FALSE(vouched("name"));
  EXPECT_TRUE(asked(form_field("name")));
}

TEST_F(ValueEvidence, WhatIsNotTheSameToTheCharacterIsAsked) {
  on_form("name") = reading("name", "渡辺　太郎", 0.9);
  on_form("name_kana") = reading("name_kana", "ワタナベ　シヨウ", 0.9);
  certificate_.push_back(reading("name_kana", "ワタナベ　ショウ", kSure, 1));
  assemble();
  EXPECT_FALSE(vouched("name")) << "another form of 邉 may stand there";
  EXPECT_FALSE(vouched("name_kana"));
}

TEST_F(ValueEvidence, HardDoubtsGuessesAndDoubtfulSourcesLeaveItToAPerson) {
  on_form("birth_date") = reading("birth_date", "1985-04-02", 0.9, 0, {"overwritten"});
  on_form("name") = reading("name", "渡邉　太郎", 0.4);
  assemble();
  EXPECT_FALSE(vouched("birth_date"));
  EXPECT_FALSE(vouched("name"));
  on_form("birth_date").doubts.clear();
  on_certificate("birth_date") = reading("birth_date", "1985-04-02", 0.98, 1, {"worn_page"});
  assemble();
  EXPECT_FALSE(vouched("birth_date")) << "the source is doubted itself";
}

TEST_F(ValueEvidence, TheFormVouchesForPrintThatIsHardToRead) {
  on_certificate("name") = reading("name", "渡邉　太郎", 0.9, 1);
  assemble();
  const auto decision = store_->documents().effective(certified("name"));
  ASSERT_TRUE(decision);
  EXPECT_EQ(decision->note, "傍証: 国民健康保険 被保険者資格取得届 と一致 (確率 0.9995)");
}

TEST_F(ValueEvidence, ASignatureThatRepeatsASettledNameIsDecided) {
  certificate_.clear();
  form_.push_back(reading("signature", "渡邉 太郎", 0.9));
  form_.push_back(reading("account_holder_kana", "ワタナベ　タロ", 0.9));
  assemble();
  EXPECT_TRUE(vouched("signature"));
  EXPECT_EQ(store_->documents().effective(form_field("signature"))->note, "傍証: 氏名 と一致 (確率 0.9995)");
  EXPECT_FALSE(vouched("account_holder_kana")) << "it says something else";
}

TEST_F(ValueEvidence, WhatItDecidesMayVouchForMore) {
  form_.push_back(reading("signature", "渡邉　太郎", 0.9));
  on_form("name").confidence = 0.9;
  assemble();
  EXPECT_TRUE(vouched("name"));
  EXPECT_TRUE(vouched("signature"));
}

TEST_F(ValueEvidence, ASignatureBesideANameThatIsAskedAboutIsAsked) {
  certificate_.clear();
  form_.push_back(reading("signature", "渡邉　太郎", 0.9));
  on_form("name").confidence = 0.9;
  assemble();
  EXPECT_FALSE(vouched("signature"));
}

// Two half-sure readings that agree prove little: a hand and a print share their look-alikes.
TEST_F(ValueEvidence, ASourceThatIsHalfSureItselfSaysNothing) {
  on_form("name").confidence = 0.6;
  on_certificate("name") = reading("name", "渡邉　太郎", 0.6, 1);
  assemble();
  EXPECT_FALSE(vouched("name"));
  EXPECT_FALSE(store_->documents().effective(certified("name")));
}

// 一郎 and 二郎 share their birth date: it does not tell which of them stands on the form.
TEST_F(ValueEvidence, TwinsAreToldApartByNothingTheyShare) {
  std::erase_if(form_, [](const FieldReading& r) { return r.field == "my_number" || r.field == "name_kana"; });
  on_form("name").confidence = 0.9;
  std::erase_if(certificate_, [](const FieldReading& r) { return r.field == "my_number"; });
  certificate_.push_back(reading("name", "渡邉　次郎", kSure, 2));
  certificate_.push_back(reading("birth_date", "1985-04-02", kSure, 2));
  const std::vector<PageId> pages = take_in({{"shikaku_shutoku", form_}, {"juminhyo", certificate_}});
  form_page_ = pages.front();
  EXPECT_FALSE(vouched("name"));
}

TEST_F(ValueEvidence, ARowThatDiffersElsewhereVouchesForNothing) {
  on_form("name").confidence = 0.9;
  certificate_.push_back(reading("name_kana", "ワタナベ　ジロウ", kSure, 1));
  assemble();
  EXPECT_FALSE(vouched("name")) << "the reading says another person";
}

TEST_F(ValueEvidence, DecidesNothingOfAClassWhoseDriftAlarmStands) {
  ledger::DriftAlarm alarm;
  alarm.field_class = "name";
  alarm.policy = context().policy.actor();
  store_->quality().raise(alarm);
  on_form("name").confidence = 0.9;
  assemble();
  EXPECT_FALSE(vouched("name"));
}

// The sample's answer must not be seen in what it vouched for.
TEST_F(ValueEvidence, AHiddenSampleVouchesForNothing) {
  for (const char* name : {"rev", "rev2"}) store_->users().add(name, name, {"reviewer"}, {}, "test");
  store_->settings().set("quality.share.date", "1000", 2, "test", "test");
  std::erase_if(form_, [](const FieldReading& r) { return r.field == "my_number"; });
  on_form("name").confidence = 0.9;
  const std::vector<PageId> pages = take_in({{"shikaku_shutoku", form_}, {"juminhyo", certificate_}});
  form_page_ = pages.front();
  ASSERT_TRUE(asked(form_field("birth_date"))) << "the only value that both papers share besides the name";
  EXPECT_FALSE(vouched("name"));
}

TEST_F(ValueEvidence, AFieldThatARuleComplainsOfIsAsked) {
  on_form("birth_date").confidence = 0.9;
  further_.push_back({"kazei_shomeisho",
                      {reading("name", "渡邉　太郎", kSure, 1), reading("birth_date", "1985-04-03", kSure, 1)}});
  assemble();
  EXPECT_TRUE(finding("compare.birth_date.different"));
  EXPECT_FALSE(vouched("birth_date"));
}

TEST_F(ValueEvidence, AsksAgainWhenTheEvidenceIsGone) {
  on_form("birth_date").confidence = 0.9;
  assemble();
  ASSERT_TRUE(vouched("birth_date"));
  again();
  EXPECT_FALSE(asked(form_field("birth_date")));
  store_->cases().unlink(case_id(), certified().document, {"test", "moved", {}});
  again();
  EXPECT_EQ(store_->review().open_item(form_field("birth_date"))->ask.ask_reason, "evidence_gone");
}

// What `run --json` says of a field is what stands in its case, not what the policy said of the reading alone.
class LineOfASide : public ValueEvidence {
 protected:
  std::string disposition(const std::string& field) {
    const ledger::Side side = *store_->sides().get(form_page_);
    const std::string line = side_line(*store_, context().kinds, "form.tif", side, {});
    const auto at = line.find("\"disposition\":\"", line.find("\"id\":\"" + field + "\""));
    return line.substr(at + 15, line.find('"', at + 15) - at - 15);
  }
};

TEST_F(LineOfASide, SaysWhatOtherPapersVouchFor) {
  on_form("birth_date").confidence = 0.9;
  assemble();
  EXPECT_EQ(disposition("birth_date"), "accepted");
}

TEST_F(LineOfASide, SaysWhatARuleAsksAbout) {
  certificate_.push_back(reading("name_kana", "ワタナベ　ジロウ", kSure, 1));
  assemble();
  ASSERT_TRUE(finding("compare.name_kana.partial"));
  EXPECT_EQ(disposition("name_kana"), "asked") << "the policy accepted it, the certificate says otherwise";
}

TEST(ValueAgreement, ToTheCharacterButForWidthAndSpaces) {
  EXPECT_TRUE(says_the_same(CompareHow::Names, "渡邉　太郎", "渡邉 太郎"));
  EXPECT_FALSE(says_the_same(CompareHow::Names, "渡邉太郎", "渡辺太郎"));
  EXPECT_FALSE(says_the_same(CompareHow::Names, "渡邉太郎", "渡邉　太郎")) << "the notice prints the gap";
  EXPECT_TRUE(says_the_same(CompareHow::Plain, "渡邉太郎", "渡邉　太郎")) << "a signature is as it is";
  EXPECT_FALSE(says_the_same(CompareHow::Kana, "シヨウ", "ショウ"));
  EXPECT_FALSE(says_the_same(CompareHow::Relations, "長男", "子"));
  EXPECT_TRUE(says_the_same(CompareHow::Addresses, "東京都千代田区霞が関1-3-2", "千代田区霞が関一丁目３番２号"));
  EXPECT_FALSE(says_the_same(CompareHow::Addresses, "東京都千代田区霞が関1-3-2", "東京都千代田区霞が関1-3-3"));
  EXPECT_TRUE(says_the_same(CompareHow::Addresses, "八千代市小池5-9 メゾン東606", "千葉県八千代市小池5番地9メゾン東６０６"));
  for (const char* misread : {"秦野市松原町9--2-6", "秦野市松原町9ー2-6", "秦野市松原町9-一2-6", "秦野市松原町9-2-6-"})
    EXPECT_FALSE(says_the_same(CompareHow::Addresses, misread, "秦野市松原町9-2-6")) << misread;
  EXPECT_FALSE(says_the_same(CompareHow::Addresses, "八千代市小池5-9 メソン東606", "八千代市小池5-9 メゾン東606"));
  EXPECT_FALSE(says_the_same(CompareHow::Addresses, "八千代市小池5-9 メゾン東606", "八千代市小池5-9"));
  EXPECT_FALSE(says_the_same(CompareHow::Addresses, "北杜市明野町上手4一 18", "北杜市明野町上手4-18"));
  EXPECT_TRUE(says_the_same(CompareHow::Numbers, "00138123", "138123"));
}

// The register knows the household whose 記号番号 are asked about.
class RegisterEvidence : public HouseholdCase {
 protected:
  static FieldReading& field(Paper& paper, const std::string& id) {
    return *std::find_if(paper.fields.begin(), paper.fields.end(), [&](const auto& r) { return r.field == id; });
  }
  /// A field that nobody wrote into.
  static FieldReading blank(const std::string& id) {
    FieldReading out = reading(id, "");
    out.state = ReadState::Blank;
    return out;
  }
  std::string reason(const CaseId& id, const std::string& name, int row = 0) {
    const DocumentId form = store_->cases().get(id).file.documents.at(0);
    const auto decision = store_->documents().effective({form, name, row});
    return decision ? decision->decision.reason : "";
  }
  bool finding(const CaseId& id, const std::string& message) {
    const auto all = store_->cases().findings(id);
    return std::any_of(all.begin(), all.end(), [&](const auto& f) { return f.finding.message == message; });
  }
};

TEST_F(RegisterEvidence, TheHouseholdAsReadSettlesItsNumberAndAddress) {
  Paper paper = loss("2026-11-20");
  for (const char* id : {"symbol", "number", "postal_code", "address"}) {
    FieldReading& one = field(paper, id);
    one = reading(id, one.value, 0.9);
  }
  const CaseId id = take(paper);
  for (const char* name : {"symbol", "number", "postal_code", "address"})
    EXPECT_EQ(reason(id, name), kByEvidence) << name;
  EXPECT_FALSE(finding(id, "register.no_household"));
}

TEST_F(RegisterEvidence, ANumberOfOtherPeopleSettlesNothing) {
  Paper paper = loss("2026-11-20", "佐藤　花代");
  for (FieldReading& r : paper.fields) {
    if (r.field == "name") r.value = "佐藤　次郎";
    if (r.field == "name_kana") r.value = "サトウ　ジロウ";
    if (r.field == "lost_birth_date") r.value = "1990-01-01";
  }
  field(paper, "number") = reading("number", "1", 0.9);
  const CaseId id = take(paper);
  EXPECT_NE(reason(id, "number"), kByEvidence);
  EXPECT_FALSE(finding(id, "register.name.different")) << "a household that may be another's is compared with nobody";
}

// The register holds the old address: it must not talk the new one into it.
TEST_F(RegisterEvidence, AMoveIsNotVouchedForByWhatItChanges) {
  Paper paper = move();
  FieldReading& address = field(paper, "address");
  address = reading("address", "東京都千代田区千代田1-1", 0.9);
  FieldReading& code = field(paper, "postal_code");
  code = reading("postal_code", "1000001", 0.9);
  paper.fields.push_back(reading("mover_name", "渡邉　太郎", kSure, 1));
  paper.fields.push_back(reading("mover_birth_date", "1985-04-02", kSure, 1));
  const CaseId id = take(paper);
  EXPECT_NE(reason(id, "address"), kByEvidence);
  EXPECT_NE(reason(id, "postal_code"), kByEvidence);
}

// What a move leaves as it was, or tells of the time before, the register knows.
TEST_F(RegisterEvidence, AMoveIsVouchedForInWhatItLeaves) {
  Paper paper = move();
  for (const char* id : {"symbol", "number", "former_address", "name_kana"})
    field(paper, id) = reading(id, field(paper, id).value, 0.9);
  field(paper, "phone") = reading("phone", "0312345678", 0.9);
  paper.fields.push_back(reading("former_postal_code", "1000001", 0.9));
  paper.fields.push_back(blank("former_name"));
  paper.fields.push_back(reading("mover_name", "渡邉　太郎", 0.9, 1));
  paper.fields.push_back(reading("mover_birth_date", "1985-04-02", 0.9, 1));
  const CaseId id = take(paper);
  for (const char* name : {"symbol", "number", "former_address", "former_postal_code", "phone", "name_kana"})
    EXPECT_EQ(reason(id, name), kByEvidence) << name;
  EXPECT_EQ(reason(id, "mover_birth_date", 1), "") << "only half a name says who it is";
}

// 髙橋 that becomes 高橋, misread, looks like the old name.
TEST_F(RegisterEvidence, ANameThatChangesIsNotVouchedFor) {
  Paper paper = move();
  field(paper, "name") = reading("name", "渡邉　太郎", 0.9);
  paper.fields.push_back(reading("former_name", "渡邉　太郎"));
  EXPECT_EQ(reason(take(paper), "name"), "");
}

// A name of which another form may stand there, and a reading that two looks differ in: together they say who it is.
TEST_F(RegisterEvidence, TwoSoftReadingsSayWhoItIsAndOneDoesNot) {
  Paper paper = loss("2026-11-20");
  field(paper, "number") = reading("number", "1", 0.9);
  field(paper, "name") = reading("name", "渡邉　太郎", 0.9, 0, {"variant_possible"});
  field(paper, "name_kana") = reading("name_kana", "ワタナベ　タロウ", 0.9, 0, {"readers_disagree"});
  std::erase_if(paper.fields, [](const FieldReading& r) { return r.row == 1; });
  const CaseId both = take(paper);
  EXPECT_EQ(reason(both, "number"), kByEvidence);
  EXPECT_EQ(reason(both, "name"), "") << "the register does not say which form was written";
  field(paper, "name_kana").value = "ワタナベ　ダロウ";
  EXPECT_EQ(reason(take(paper), "number"), "");
}

TEST_F(RegisterEvidence, WhoLeftTheHouseholdDoesNotVouchForItsNumber) {
  approve(take(loss("2026-11-20")));
  Paper again = loss("2026-11-21");
  std::erase_if(again.fields, [](const FieldReading& r) { return r.field == "name_kana"; });
  field(again, "number") = reading("number", "1", 0.9);
  EXPECT_NE(reason(take(again), "number"), kByEvidence);
}

TEST_F(RegisterEvidence, ANumberThatNobodySettledIsNoUnknownHousehold) {
  Paper paper = loss("2026-11-20");
  field(paper, "number") = reading("number", "7", 0.9);
  const CaseId id = take(paper);
  EXPECT_FALSE(finding(id, "register.no_household"));
  settle_questions(id);
  EXPECT_TRUE(finding(id, "register.no_household"));
}

}  // namespace
}  // namespace uketsuke::pipeline
