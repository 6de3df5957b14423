#include <fstream>
#include <functional>
#include <sstream>

#include "pipeline/office/documents.h"
#include "pipeline/office/letters.h"
#include "tests/failure_code.h"
#include "tests/pipeline/procedure_case.h"

// Each of the four procedures of 適用 in each situation of an office's day, from the paper to the letters. What must come
// out stands in tests/pipeline/situations/<procedure>.txt, written from the rules: what was asked and found, how the case
// ended, who is written to, what the register says.
namespace uketsuke::pipeline {
namespace {

using test::code_of;

struct Situation {
  std::string procedure;
  std::string name;
  friend void PrintTo(const Situation& s, std::ostream* out) { *out << s.procedure << ", " << s.name; }
};

// "## name" opens a situation of the file; its lines follow.
std::string expected(const Situation& situation) {
  std::ifstream file(std::string(UKETSUKE_SOURCE_DIR) + "/tests/pipeline/situations/" + situation.procedure + ".txt");
  std::string out;
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("## "))
      inside = line == "## " + situation.name;
    else if (inside && !line.empty())
      out += line + "\n";
  }
  return out;
}

class Situations : public Procedures, public testing::WithParamInterface<Situation> {
 protected:
  const std::string& procedure() const { return GetParam().procedure; }

  // A second household, which 資格取得 takes in; the other procedures are about the first.
  static Paper new_household() {
    Paper out = acquisition();
    const std::map<std::string, std::string> other{{"name", "佐藤　健一"},
                                                   {"name_kana", "サトウ　ケンイチ"},
                                                   {"birth_date", "1980-06-15"},
                                                   {"my_number", "251892383378"},
                                                   {"family_name", "佐藤　真央"},
                                                   {"family_name_kana", "サトウ　マオ"},
                                                   {"family_birth_date", "1982-01-20"},
                                                   {"family_my_number", "318842560918"}};
    for (FieldReading& r : out.fields)
      if (const auto it = other.find(r.field); it != other.end()) r = reading(r.field, it->second, kSure, r.row);
    return out;
  }
  Paper paper() const {
    if (procedure() == "shikaku_shutoku") return new_household();
    if (procedure() == "shikaku_soshitsu") return loss("2026-11-24");
    return procedure() == "jusho_henko" ? move() : limit();
  }
  // What people find out besides the paper before such a case can be decided.
  void know(const CaseId& id) {
    const std::map<std::string, std::string> none{{"state", "not_registered"}, {"asked_on", "2026-11-26"}};
    if (procedure() == "shikaku_shutoku")
      for (const int person : {0, 1}) record(id, reviewer_, "card_state", none, person);
    if (procedure() == "gendogaku_nintei")
      record(id, senior_, "limit",
             {{"category", "ウ"},
              {"output", "limit_card"},
              {"valid_from", "2026-11-01"},
              {"valid_until", "2027-07-31"},
              {"reason", "課税証明書により判定"}});
  }
  void change(Paper& from, const std::string& field, const std::string& value, double confidence = kSure) const {
    for (FieldReading& r : from.fields)
      if (r.field == field) return void(r = reading(field, value, confidence, r.row));
    ADD_FAILURE() << procedure() << " has no " << field;
  }
  void identity(const CaseId& id, const std::string& route, const std::map<std::string, std::string>& more = {}) {
    std::map<std::string, std::string> facts{{"route", route},
                                             {"number_proof", "number_card"},
                                             {"identity_proof", "number_card"},
                                             {"result", "confirmed"},
                                             {"checked_on", "2026-11-26"}};
    for (const auto& [key, value] : more) facts[key] = value;
    const auto people = case_people(case_sources(office(), store_->cases().get(id)));
    for (const CasePerson& person : people) record(id, reviewer_, "identity", facts, person.row);
  }
  void finish(const CaseId& id) {
    know(id);
    approve(id);
    send_letters(id);
  }

  // A person types what stands on the paper.
  void correct(const CaseId& id, const std::pair<std::string, int>& field, const std::string& value) {
    const DocumentId form = store_->cases().get(id).file.documents.front();
    FieldAnswer answer;
    answer.action = "type";
    answer.value = value;
    key_field(office(), reviewer_, {form, field.first, field.second}, store_->documents().get(form).version, answer);
  }

  void say(const std::string& line) { said_ += line + "\n"; }
  // What the machine asks of a case that has just come in, and what it found.
  void say_questions(const CaseId& id) {
    for (const DocumentId& document : store_->cases().get(id).file.documents)
      for (const ledger::ReviewItem& item : store_->review().open_items(document)) say("asks " + item.ask.field.field);
    for (const ledger::StoredFinding& found : store_->cases().findings(id))
      if (found.finding.severity != Severity::Info) say("finds " + found.finding.message);
  }
  CaseId take_and_say(const Paper& one) {
    const CaseId id = take(one);
    say_questions(id);
    return id;
  }
  void say_end(const CaseId& id) {
    say("ends " + std::string(to_string(state(id))));
    std::vector<std::string> sent;
    for (const ledger::StoredNotice& letter : letters(id)) sent.push_back(letter_line(letter));
    std::sort(sent.begin(), sent.end());
    for (const std::string& line : sent) say("letter " + line);
    for (const char* number : {"1", "2"})
      if (const auto row = store_->members().household_by_number("01", number)) say_household(*row);
  }
  static std::string letter_line(const ledger::StoredNotice& letter) {
    const bool employer = letter.facts.notice.variables.contains("employer.name");
    std::string out = letter.facts.notice.kind + " to " + variable(letter, employer ? "employer.name" : "recipient.name");
    if (const std::string who = variable(letter, "person.name"); !who.empty()) out += " about " + who;
    return out;
  }
  void say_household(const ledger::HouseholdRow& household) {
    const ledger::AsOf at{date_from_iso("2026-12-31"), {}};
    say("household " + household.value.symbol + "-" + household.value.number + " " +
        store_->members().household(household.id, at)->value.address);
    for (const ledger::MembershipRow& row : store_->members().members(household.id, at)) {
      std::string line = "member " + store_->members().person(row.value.person, at)->value.name + " from " +
                         to_iso(row.value.acquired_on);
      if (row.value.lost_on) line += " until " + to_iso(*row.value.lost_on);
      for (const auto& card : store_->members().certificates_of(row.value.person, at))
        line += ", " + card.value.kind + " " + std::string(to_string(card.value.state));
      say(line);
    }
  }

  void run();
  std::string said_;

 private:
  void doubtful();
  void mismatch();
  void late();
  void returned();
  void twice();
  void no_number();
  void protected_person();
  void through_the_employer();
};

void Situations::doubtful() {
  Paper one = paper();
  for (FieldReading& r : one.fields)
    if (r.field == "name") r = reading("name", r.value, 0.6, 0, {"overwritten"});
  const CaseId id = take_and_say(one);
  finish(id);
  say_end(id);
}

void Situations::mismatch() {
  if (procedure() == "shikaku_shutoku") {
    const auto pages =
        take_in({paper(), Paper{"juminhyo",
                                {reading("issued_on", "2026-11-17"), reading("name", "佐藤　健一", kSure, 1),
                                 reading("birth_date", "1980-06-16", kSure, 1), reading("sex", "male", kSure, 1),
                                 reading("name", "佐藤　真央", kSure, 2), reading("birth_date", "1982-01-20", kSure, 2)}}});
    const CaseId id = case_of(pages.front());
    say_questions(id);
    finish(id);
    return say_end(id);
  }
  Paper one = paper();
  std::string field = "former_address";
  std::string right = "東京都千代田区千代田1-1";
  std::string wrong = "東京都港区芝公園4-2-8";
  if (procedure() != "jusho_henko") {
    field = procedure() == "shikaku_soshitsu" ? "lost_birth_date" : "patient_birth_date";
    right = "1987-09-10";
    wrong = "1987-09-11";
  }
  change(one, field, wrong);
  const CaseId id = take_and_say(one);
  know(id);
  // Taken as it is: the register has nobody of that birth date.
  if (procedure() != "jusho_henko") say("refused " + code_of([&] { advance(id); }));
  const int row = procedure() == "jusho_henko" ? 0 : 1;
  correct(id, {field, row}, right);
  approve(id);
  send_letters(id);
  say_end(id);
}

void Situations::late() {
  clock_.set(begin_in_japan(date_from_iso("2026-12-10")) + std::chrono::hours(9));
  const CaseId id = take_and_say(paper());
  finish(id);
  say_end(id);
}

void Situations::returned() {
  const CaseId id = take_and_say(paper());
  know(id);
  advance(id);
  return_case(office(), approver_, id, version(id), "添付の写しを確かめてください");
  say_end(id);
  finish(id);
  say_end(id);
}

void Situations::twice() {
  const CaseId first = take(paper());
  finish(first);
  const CaseId id = take_and_say(paper());
  know(id);
  say("refused " + code_of([&] { advance_case(office(), reviewer_, id, version(id)); }));
  withdraw_case(office(), senior_, id, version(id), "二重の届出");
  say_end(id);
}

void Situations::no_number() {
  Paper one = paper();
  for (FieldReading& r : one.fields)
    if (r.field.ends_with("my_number")) {
      r = reading(r.field, "", kSure, r.row);
      r.state = ReadState::Blank;
    }
  const CaseId id = take_and_say(one);
  identity(id, "post", {{"number_proof", "none"}});
  finish(id);
  say_end(id);
}

void Situations::protected_person() {
  const PersonId her = membership(2, "2026-11-16").person;
  ledger::Person covered = person(2, "2026-11-16");
  covered.more["person.protected"] = "yes";
  store_->members().revise_person(
      her, covered, {CaseId("earlier"), "sen", date_from_iso("2026-11-16"), {}, ledger::RegisterStatus::Final});
  Paper one = paper();
  if (procedure() == "shikaku_shutoku") {
    change(one, "application_kind", "add_family");
    one.fields.push_back(reading("symbol", "01"));
    one.fields.push_back(reading("number", "1"));
    change(one, "name", "渡邉　太郎");
    change(one, "name_kana", "ワタナベ　タロウ");
    change(one, "birth_date", "1985-04-02");
    change(one, "my_number", kHis);
  }
  const CaseId id = take_and_say(one);
  know(id);
  settle_questions(id);
  // A 住所変更 sends nothing: nobody is asked where to.
  const std::string refused = code_of([&] { approve(id); });
  say("refused " + (refused.empty() ? "nothing" : refused));
  if (!refused.empty()) {
    record(id, senior_, "addressee",
           {{"name", "渡邉　花子"}, {"postal_code", "1500002"}, {"address", "東京都渋谷区渋谷2-1-1"}});
    approve(id);
  }
  send_letters(id);
  say_end(id);
}

void Situations::through_the_employer() {
  Paper one = paper();
  const CaseId id = take_and_say(one);
  identity(id, "employer");
  record(id, reviewer_, "employer",
         {{"name", "見本工務店"}, {"postal_code", "1000013"}, {"address", "東京都千代田区霞が関1-3-2"}});
  finish(id);
  say_end(id);
}

void Situations::run() {
  const std::string& name = GetParam().name;
  if (name == "doubtful") return doubtful();
  if (name == "mismatch") return mismatch();
  if (name == "late") return late();
  if (name == "returned") return returned();
  if (name == "twice") return twice();
  if (name == "no number") return no_number();
  if (name == "protected") return protected_person();
  if (name == "through the employer") return through_the_employer();
  const CaseId id = take_and_say(paper());
  if (name == "straight") finish(id);
  if (name == "withdrawn") {
    know(id);
    advance(id);
    withdraw_case(office(), senior_, id, version(id), "届出人の申出");
    LetterOrder order;
    order.kind = "torisage_kakunin";
    order.reason = "届出人の申出";
    send_letter(office(), reviewer_, id, order);
  }
  if (name == "refused") {
    propose_rejection(office(), reviewer_, id, version(id), "加入の事実が確認できないため", "規約第10条");
    approve_case(office(), approver_, id, version(id), {});
  }
  if (name == "by an agent") {
    say("refused " + code_of([&] { identity(id, "agent"); }));
    identity(id, "agent", {{"agent_proof", "power"}});
    // Only a letter needs to know where it goes; a 住所変更 sends none here.
    if (procedure() != "jusho_henko") {
      know(id);
      settle_questions(id);
      say("refused " + code_of([&] { approve(id); }));
      record(id, senior_, "addressee",
             {{"role", "agent"}, {"name", "代理　次郎"}, {"postal_code", "1000013"}, {"address", "東京都千代田区霞が関1-3-2"}});
    }
    finish(id);
  }
  say_end(id);
}

TEST_P(Situations, EndsAsTheRulesSay) {
  run();
  EXPECT_EQ(said_, expected(GetParam())) << "said:\n" << said_;
}

std::vector<Situation> all() {
  std::vector<Situation> out;
  for (const char* procedure : {"shikaku_shutoku", "shikaku_soshitsu", "jusho_henko", "gendogaku_nintei"})
    for (const char* name : {"straight", "doubtful", "mismatch", "late", "returned", "withdrawn", "refused", "twice",
                             "no number", "protected", "through the employer", "by an agent"})
      out.push_back({procedure, name});
  return out;
}

INSTANTIATE_TEST_SUITE_P(Office, Situations, testing::ValuesIn(all()), [](const auto& tested) {
  std::string name = tested.param.procedure + "_" + tested.param.name;
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
});

}  // namespace
}  // namespace uketsuke::pipeline
