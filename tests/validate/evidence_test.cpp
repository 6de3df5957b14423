#include "validate/evidence/evidence.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "core/assets.h"
#include "core/numbers/check_digits.h"
#include "tests/validate/case_builder.h"
#include "validate/policy/policy.h"
#include "validate/rules/people.h"

// 傍証: what a second source makes of a reading. The world is shortened to the hundred valid numbers that begin with
// nine zeros, so that every sum can be done the long way.
namespace uketsuke::validate {
namespace {

using enum SourceKind;

std::vector<std::string> small_world() {
  std::vector<std::string> out;
  for (int n = 0; n < 100; ++n) {
    const std::string eleven = std::string(9, '0') + static_cast<char>('0' + n / 10) + static_cast<char>('0' + n % 10);
    out.push_back(eleven + static_cast<char>('0' + *my_number_check_digit(eleven)));
  }
  return out;
}

/// Without a ceiling, so that the arithmetic shows.
EvidenceModel open_model() {
  EvidenceModel model = evidence_model();
  model.in_play = 100;
  model.ceiling = 1;
  return model;
}

double p_of(const std::vector<Candidate>& list, const std::string& number) {
  double p = 0;
  for (const Candidate& c : list)
    if (c.value == number) p += c.p;
  return p;
}

double p_of(const EvidencePosterior& posterior, const std::string& number) { return p_of(posterior.named, number); }

double sum_of(const EvidencePosterior& posterior) {
  double sum = posterior.other;
  for (const Candidate& c : posterior.named) sum += c.p;
  return sum;
}

/// One probability for each number of the world: what is named, and the rest shared by those that are not.
std::vector<double> spread(const std::vector<std::string>& world, const std::vector<Candidate>& named) {
  double rest = 1;
  std::size_t unnamed = 0;
  for (const std::string& v : world) {
    rest -= p_of(named, v);
    unnamed += p_of(named, v) <= 0 ? 1 : 0;
  }
  std::vector<double> out;
  for (const std::string& v : world)
    out.push_back(p_of(named, v) > 0 ? p_of(named, v) : rest / static_cast<double>(unnamed));
  return out;
}

/// The long way: every number of the world, every source, every way in which it may have come about.
std::vector<double> brute_force(const std::vector<std::string>& world, const std::vector<Candidate>& reading,
                                const std::vector<EvidenceSource>& sources, const EvidenceModel& model) {
  std::vector<double> weight = spread(world, reading);
  for (const EvidenceSource& source : sources) {
    const std::vector<double> shown = spread(world, source.shown);
    const SourceTrust& trust = model.trust(source.kind);
    for (std::size_t v = 0; v < world.size(); ++v) {
      double likelihood = 0;
      for (std::size_t s = 0; s < world.size(); ++s) {  // what stands on the source, were v the person's number
        const double right = s == v ? 1 - trust.wrong : trust.wrong / static_cast<double>(world.size() - 1);
        const double other = 1.0 / static_cast<double>(world.size());
        likelihood += shown[s] * ((1 - trust.other_person) * right + trust.other_person * other);
      }
      weight[v] *= likelihood;
    }
  }
  double total = 0;
  for (const double w : weight) total += w;
  for (double& w : weight) w /= total;
  return weight;
}

std::vector<Candidate> some_candidates(const std::vector<std::string>& world, std::mt19937& random, std::size_t most) {
  std::vector<Candidate> out;
  double left = 1;
  for (std::size_t i = 0; i < 1 + random() % most; ++i) {
    const std::string& value = world[random() % 6];  // so few that readings and sources meet
    if (p_of(out, value) > 0) continue;
    out.push_back({value, left * (0.5 + static_cast<double>(random() % 45) / 100)});
    left -= out.back().p;
  }
  return out;
}

std::vector<EvidenceSource> some_sources(const std::vector<std::string>& world, std::mt19937& random) {
  std::vector<EvidenceSource> out;
  for (std::size_t i = 0; i < random() % 4; ++i) {
    EvidenceSource source;
    source.kind = std::array{Printed, Keyed, Code, Register}[random() % 4];
    source.shown = source.kind == Printed ? some_candidates(world, random, 3)
                                          : std::vector<Candidate>{{world[random() % 6], 1.0}};
    out.push_back(std::move(source));
  }
  return out;
}

TEST(NumberEvidence, EqualsTheLongSumOverEveryNumber) {
  const auto world = small_world();
  const EvidenceModel model = open_model();
  std::mt19937 random(20261129);
  for (int round = 0; round < 300; ++round) {
    const auto reading = some_candidates(world, random, 4);
    const auto sources = some_sources(world, random);
    const EvidencePosterior fast = weigh_numbers(reading, sources, model);
    const std::vector<double> slow = brute_force(world, reading, sources, model);
    double named = 0;
    for (std::size_t v = 0; v < world.size(); ++v) {
      const bool spoken = std::any_of(fast.named.begin(), fast.named.end(),
                                      [&](const Candidate& c) { return c.value == world[v]; });
      if (!spoken) continue;
      named += slow[v];
      ASSERT_NEAR(p_of(fast, world[v]), slow[v], 1e-12) << round;
    }
    ASSERT_NEAR(fast.other, 1 - named, 1e-12) << round;
  }
}

TEST(NumberEvidence, SumsToOneInAnyOrderBestFirstAndUnderTheCeiling) {
  const auto world = small_world();
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const auto reading = some_candidates(world, random, 4);
    auto sources = some_sources(world, random);
    const EvidencePosterior one = weigh_numbers(reading, sources);
    std::shuffle(sources.begin(), sources.end(), random);
    const EvidencePosterior other = weigh_numbers(reading, sources);
    ASSERT_NEAR(sum_of(one), 1, 1e-12);
    for (const Candidate& c : one.named) {
      ASSERT_NEAR(c.p, p_of(other, c.value), 1e-12);
      ASSERT_LE(c.p, std::max(evidence_model().ceiling, p_of(reading, c.value)) + 1e-12);
      ASSERT_GE(c.p, 0);
    }
    ASSERT_TRUE(std::is_sorted(one.named.begin(), one.named.end(),
                               [](const Candidate& a, const Candidate& b) { return a.p > b.p; }));
  }
}

TEST(NumberEvidence, WithoutSourcesNothingChanges) {
  const auto world = small_world();
  const std::vector<Candidate> reading{{world[3], 0.9}, {world[4], 0.06}};
  const EvidencePosterior same = weigh_numbers(reading, {});
  ASSERT_EQ(same.named.size(), 2U);
  EXPECT_NEAR(same.named[0].p, 0.9, 1e-15);
  EXPECT_NEAR(same.named[1].p, 0.06, 1e-15);
  EXPECT_NEAR(same.other, 0.04, 1e-15);
  const std::vector<Candidate> sure{{world[3], 0.9999}};
  EXPECT_NEAR(weigh_numbers(sure, {}).named[0].p, 0.9999, 1e-12) << "the ceiling is for what evidence lifts";
}

TEST(NumberEvidence, AgreementRaisesAndContradictionLowers) {
  const auto world = small_world();
  for (const double own : {0.3, 0.9, 0.999}) {
    const std::vector<Candidate> reading{{world[3], own}, {world[4], (1 - own) / 2}};
    for (const auto kind : {Printed, Keyed, Code, Register}) {
      const EvidenceSource agrees{kind, {{world[3], kind == Printed ? 0.99 : 1.0}}};
      const EvidenceSource denies{kind, {{world[8], kind == Printed ? 0.99 : 1.0}}};
      EXPECT_GT(p_of(weigh_numbers(reading, {{agrees}}), world[3]), own);
      EXPECT_LT(p_of(weigh_numbers(reading, {{denies}}), world[3]), own);
      EXPECT_GT(p_of(weigh_numbers(reading, {{agrees}}, open_model()), world[3]),
                p_of(weigh_numbers(reading, std::vector{agrees, denies}, open_model()), world[3]))
          << "a second source that denies takes away from the first";
    }
  }
}

TEST(NumberEvidence, ACertainReadingFallsBelowThePolicyWhenASourceDeniesIt) {
  const auto world = small_world();
  const std::vector<Candidate> reading{{world[3], 0.9995}};
  const double least = Policy::load(Assets::locate().templates).of("my_number").least_confidence;
  for (const auto kind : {Printed, Keyed, Code, Register})
    EXPECT_LT(p_of(weigh_numbers(reading, std::vector<EvidenceSource>{{kind, {{world[8], 1.0}}}}), world[3]), least);
}

TEST(NumberEvidence, ASourceThatKnowsNothingSaysNothing) {
  const auto world = small_world();
  const std::vector<Candidate> reading{{world[3], 0.9}};
  const EvidencePosterior after = weigh_numbers(reading, std::vector<EvidenceSource>{{Printed, {}}});
  EXPECT_NEAR(p_of(after, world[3]), 0.9, 1e-12);
  EvidenceModel strangers = evidence_model();
  strangers.printed.other_person = 1;
  const EvidencePosterior other =
      weigh_numbers(reading, std::vector<EvidenceSource>{{Printed, {{world[3], 0.9995}}}}, strangers);
  EXPECT_NEAR(p_of(other, world[3]), 0.9, 1e-12) << "nor does one that is always another person's";
}

TEST(NumberEvidence, ANumberThatFailsItsCheckIsNeverNamed) {
  const std::vector<Candidate> reading{{"123456789012", 0.9}, {"123456789018", 0.05}};
  const EvidencePosterior alone = weigh_numbers(reading, {});
  ASSERT_EQ(alone.named.size(), 1U);
  EXPECT_NEAR(alone.other, 0.95, 1e-12);
  const EvidencePosterior vouched =
      weigh_numbers(reading, std::vector<EvidenceSource>{{Printed, {{"123456789012", 0.9}, {"************", 0.1}}}});
  ASSERT_EQ(vouched.named.size(), 1U);
  EXPECT_NEAR(p_of(vouched, "123456789018"), 0.05, 1e-12) << "a source that fails its check or is masked says nothing";
}

TEST(NumberEvidence, LiftsAnOrdinaryDoubtOverThePolicyButNotOverTheStricterOne) {
  const std::vector<Candidate> reading{{"123456789018", 0.9}, {"621498320257", 0.05}};
  const EvidencePosterior sure =
      weigh_numbers(reading, std::vector<EvidenceSource>{{Printed, {{"123456789018", 0.9995}}}});
  const double least = Policy::load(Assets::locate().templates).of("my_number").least_confidence;
  EXPECT_GE(p_of(sure, "123456789018"), least);
  EXPECT_LT(evidence_model().ceiling, stricter_confidence(least)) << "under the drift alarm evidence decides nothing";
}

// The match of persons that lets a paper speak of a number.
class SettledPerson : public testing::Test {
 protected:
  SettledPerson() {
    for (auto& document : c_.facts.documents)
      for (FieldFacts& field : document.fields) field.decided = true;
  }
  const DocumentFacts& paper(const std::string& kind) {
    return *std::find_if(c_.facts.documents.begin(), c_.facts.documents.end(),
                         [&](const DocumentFacts& d) { return d.kind == kind; });
  }
  /// The row of the 住民票 that is the form's applicant; 0: none.
  int row() {
    const auto form = people_of(paper("shikaku_shutoku"));
    const auto people = people_of(paper("juminhyo"));
    const PersonFacts* found = settled_same_person(form.front(), people);
    return found == nullptr ? 0 : found->row;
  }
  void undecided(const std::string& kind, const std::string& field, int row) {
    for (auto& document : c_.facts.documents)
      for (FieldFacts& facts : document.fields)
        if (document.kind == kind && facts.ref.field == field && facts.ref.row == row) facts.decided = false;
  }

  test::CaseBuilder c_ = test::sound_case();
};

TEST_F(SettledPerson, IsFoundByNameAndBirthDate) {
  EXPECT_EQ(row(), 1);
  c_.set("juminhyo", "name", "渡邉 太郎", 1);
  EXPECT_EQ(row(), 1) << "a space is no difference";
}

TEST_F(SettledPerson, IsNeverFoundByTheNumber) {
  c_.set("juminhyo", "name", "佐藤　太郎", 1);
  EXPECT_EQ(row(), 0) << "the same number and birth date, another name";
  const auto form = people_of(paper("shikaku_shutoku"));
  const auto people = people_of(paper("juminhyo"));
  ASSERT_NE(same_person(form.front(), people), nullptr) << "the comparison does look at it, so that it can tell";
}

TEST_F(SettledPerson, NeedsBothPapersDecided) {
  undecided("juminhyo", "name", 1);
  EXPECT_EQ(row(), 0);
  SettledPerson::c_ = test::sound_case();
  EXPECT_EQ(row(), 0) << "nothing is decided";
}

TEST_F(SettledPerson, IsNobodyWhenAnythingSpeaksAgainst) {
  c_.set("juminhyo", "name", "渡辺　太郎", 1);
  EXPECT_EQ(row(), 0) << "a variant is for a person to judge";
  c_.set("juminhyo", "name", "渡邉　太郎", 1).set("juminhyo", "birth_date", "1985-04-03", 1);
  EXPECT_EQ(row(), 0);
  c_.set("juminhyo", "birth_date", "1985-04-02", 1).set("juminhyo", "name_kana", "ワタベ　タロウ", 1);
  EXPECT_EQ(row(), 0);
  c_.set("juminhyo", "name_kana", "ワタナベ　タロウ", 1).set("juminhyo", "sex", "female", 1);
  EXPECT_EQ(row(), 0);
  c_.set("juminhyo", "sex", "male", 1);
  EXPECT_EQ(row(), 1);
}

TEST_F(SettledPerson, IsNobodyWhenTwoFit) {
  c_.set("juminhyo", "name", "渡邉　太郎", 3).set("juminhyo", "birth_date", "1985-04-02", 3);
  EXPECT_EQ(row(), 0);
}

TEST(CompareDocuments, ANumberThatTheCertificateContradictsIsAnError) {
  test::CaseBuilder c = test::sound_case();
  c.set("juminhyo", "my_number", "621498320257", 1);
  const auto said = test::complaints(c.facts);
  EXPECT_EQ(std::count(said.begin(), said.end(), "compare.my_number.different"), 1);
}

}  // namespace
}  // namespace uketsuke::validate
