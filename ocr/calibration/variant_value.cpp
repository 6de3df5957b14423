#include "ocr/calibration/variant_value.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "core/text/text.h"

namespace uketsuke::ocr {
namespace {

/// Families of which the recogniser never says some form, or mixes them up: 髙 﨑 嵜 桒 栁 𠮷 濵 邉 …
constexpr std::u32string_view kUnsaid = U"高髙崎﨑嵜碕桑桒柳栁吉𠮷浜濱濵辺邉邊斉斎齋齊曽曾徳德瀬瀨渕淵渊富冨峰峯";
/// Kana with an old form (ヱ, ヰ) that the recogniser takes for the common one: トキヱ was read as トキエ with 0.99.
constexpr std::u32string_view kOldKana = U"エヱヰゑゐ";
/// Sureness of a name with such a form, at most. The head was measured on about ten left-out hands, so the next hand
/// may be misread altogether with a probability of about one in twelve (rule of succession).
constexpr double kFewHands = 0.92;
/// A form likelier than this beside the best one is worth a look.
constexpr double kLikely = 0.02;
/// What the recogniser gives a form that it did not offer.
constexpr double kNotOffered = 1e-3;
/// Candidates whose forms are weighed, and that are kept.
constexpr std::size_t kWeighed = 4;
constexpr std::size_t kKept = 16;
constexpr const char* kDoubt = "variant_possible";
constexpr char32_t kSpace = U'\u3000';

bool unsaid(const std::vector<SignPosterior>& forms) {
  return std::any_of(forms.begin(), forms.end(), [](const auto& f) { return kUnsaid.find(f.sign) != kUnsaid.npos; });
}

/// Forms by the head, and where the recogniser can say them by both: the geometric mean.
std::vector<SignPosterior> weighed_forms(const PlacedSign& sign, const VariantHead& head) {
  std::vector<SignPosterior> out = head.judge(sign.sign, sign.features);
  if (unsaid(out)) return out;
  double sum = 0;
  for (SignPosterior& form : out) {
    double offered = kNotOffered;
    for (const SignPosterior& a : sign.alternatives)
      if (a.sign == form.sign) offered += a.p;
    sum += form.p = std::sqrt(form.p * offered);
  }
  for (SignPosterior& form : out) form.p /= sum;
  return out;
}

/// One way to write a candidate, and its probability.
struct Way {
  std::vector<char32_t> text;
  double p = 0;
};

using Forms = std::vector<std::vector<SignPosterior>>;

bool holds(const std::vector<SignPosterior>& forms, char32_t sign) {
  return std::any_of(forms.begin(), forms.end(), [&](const auto& f) { return f.sign == sign; });
}

/// All likely ways to write a candidate whose signs stand at the places of `forms`.
std::vector<Way> ways_of(const Candidate& candidate, const Forms& forms) {
  std::vector<Way> out{{code_points(candidate.value), candidate.p}};
  const auto written = std::count_if(out[0].text.begin(), out[0].text.end(), [](char32_t s) { return s != kSpace; });
  if (static_cast<std::size_t>(written) != forms.size()) return out;
  std::size_t place = 0;
  for (std::size_t i = 0; i < out[0].text.size(); ++i) {
    if (out[0].text[i] == kSpace) continue;
    const auto& here = forms[place++];
    if (!holds(here, out[0].text[i])) continue;
    std::vector<Way> more;
    for (const Way& way : out)
      for (const SignPosterior& form : here) {
        if (form.p < kNotOffered) continue;
        more.push_back(way);
        more.back().text[i] = form.sign;
        more.back().p *= form.p;
      }
    std::stable_sort(more.begin(), more.end(), [](const Way& a, const Way& b) { return a.p > b.p; });
    if (more.size() > kKept) more.resize(kKept);
    out = std::move(more);
  }
  return out;
}

/// What a person should know of the forms at the places of the first candidate.
struct Doubt {
  bool few_hands = false;
  bool open = false;  ///< another form is likely, or the two readers differ
};

Doubt doubt_of(const Candidate& first, const Forms& forms) {
  Doubt out;
  std::size_t place = 0;
  for (const char32_t sign : code_points(first.value)) {
    if (sign == kSpace) continue;
    if (place == forms.size()) break;
    const auto& here = forms[place++];
    if (!holds(here, sign)) continue;
    const auto best =
        std::max_element(here.begin(), here.end(), [](const auto& a, const auto& b) { return a.p < b.p; });
    out.few_hands = out.few_hands || unsaid(here);
    out.open = out.open || best->sign != sign || 1 - best->p > kLikely;
  }
  return out;
}

}  // namespace

void weigh_variants(FieldValue& name, const VariantHead& head) {
  if (name.state != ReadState::Read || name.candidates.empty()) return;
  Forms forms;
  bool any = false;
  for (const PlacedSign& sign : name.signs) {
    forms.push_back(weighed_forms(sign, head));
    any = any || !forms.back().empty();
  }
  const auto first = code_points(name.candidates.front().value);
  const bool old_kana =
      std::any_of(first.begin(), first.end(), [](char32_t s) { return kOldKana.find(s) != kOldKana.npos; });
  if (!any && !old_kana) return;
  Doubt doubt = doubt_of(name.candidates.front(), forms);
  doubt.few_hands = doubt.few_hands || old_kana;
  // What was doubted for its characters alone is judged anew, by their looks; any other doubt stays.
  const bool by_another =
      name.confidence < name.candidates.front().p &&
      std::any_of(name.doubts.begin(), name.doubts.end(), [](const auto& d) { return d != kDoubt; });
  const double bound = by_another ? name.confidence : 1;
  // Candidates that differ in a form only are one writing, which is not counted twice.
  std::map<std::string, double> seen;
  for (std::size_t i = 0; i < name.candidates.size(); ++i) {
    const auto ways = i < kWeighed ? ways_of(name.candidates[i], forms)
                                   : std::vector<Way>{{code_points(name.candidates[i].value), name.candidates[i].p}};
    for (const Way& way : ways) {
      double& p = seen[to_utf8(way.text)];
      p = std::max(p, way.p);
    }
  }
  name.candidates.clear();
  for (const auto& [value, p] : seen) name.candidates.push_back({value, p});
  std::stable_sort(name.candidates.begin(), name.candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.p > b.p; });
  if (name.candidates.size() > kKept) name.candidates.resize(kKept);
  name.value = name.raw = name.candidates.front().value;
  name.confidence = std::min(bound, name.candidates.front().p);
  if (doubt.few_hands) name.confidence = std::min(name.confidence, kFewHands);
  if (doubt.few_hands || doubt.open) name.doubt(kDoubt);
}

}  // namespace uketsuke::ocr
