#include "ocr/cards/card_face.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "core/text/text.h"
#include "ocr/documents/labels/phrase.h"

namespace uketsuke::ocr {
namespace {

using Phrases = std::vector<std::u32string_view>;

/// What tells a side of a card. One of `titles` must stand there, or a QR code where the side carries one; none of
/// `rivals`; and `least` different words of `content`.
struct FaceRule {
  const char* kind;
  bool back;
  Phrases titles;
  Phrases rivals;
  Phrases content;
  int least;
  bool code_is_title;
};

// A table of words: many to a line, as they are looked through.
// clang-format off
const std::vector<FaceRule>& rules() {
  static const std::vector<FaceRule> all = {
      {"kojin_bango_card", false, {U"個人番号カード"}, {U"通知カード", U"在留カード", U"運転免許", U"公安委員会"},
       {U"氏名", U"住所", U"生年月日", U"性別", U"まで有効", U"有効期限", U"電子証明書", U"臓器提供", U"日生"}, 3, false},
      // The back names neither the card nor its issuer: number, name and day of birth together are its own.
      {"kojin_bango_card", true, {U"個人番号"},
       {U"通知カード", U"住所", U"住居地", U"性別", U"続柄", U"世帯主", U"発行日", U"電話", U"在留", U"運転免許", U"公安委員会", U"被保険者", U"本籍", U"個人番号カード"},
       {U"氏名", U"生年月日", U"日生", U"個人番号"}, 3, true},
      // assumed: nobody here has seen one; the side that names the card is taken to look like a 在留カード.
      {"tokutei_zairyu_card", false, {U"特定在留カード"}, {U"通知カード", U"運転免許", U"公安委員会"},
       {U"氏名", U"生年月日", U"性別", U"国籍・地域", U"住居地", U"在留資格", U"在留期間", U"満了日", U"就労制限", U"まで有効"}, 4, false},
      {"tsuchi_card", false, {U"通知カード"}, {U"個人番号カード", U"在留カード", U"運転免許"},
       {U"個人番号", U"氏名", U"住所", U"生年月日", U"日生", U"性別", U"発行日"}, 4, false},
      {"unten_menkyosho", false, {U"運転免許証", U"公安委員会", U"免許の条件等"}, {U"運転経歴証明書", U"国際運転免許", U"個人番号", U"在留カード", U"教習"},
       {U"氏名", U"住所", U"交付", U"まで有効", U"番号", U"免許の条件等", U"公安委員会", U"二・小・原", U"種類", U"日生", U"優良", U"運転免許証"}, 4, false},
      {"zairyu_card", false, {U"在留カード", U"RESIDENCECARD"}, {U"特定在留カード", U"通知カード", U"特別永住者", U"個人番号", U"運転免許"},
       {U"氏名", U"生年月日", U"性別", U"国籍・地域", U"住居地", U"在留資格", U"在留期間", U"満了日", U"就労制限", U"まで有効"}, 4, false}};
  return all;
}
// clang-format on

/// Papers about cards, and papers of a card's size that are none of these.
const Phrases& other_papers() {
  static const Phrases all = {U"申請書",     U"通知書",   U"届出書",   U"届書",     U"委任状",   U"照会書", U"回答書",
                              U"見本",       U"健康保険", U"診察券",   U"社員証",   U"学生証",   U"会員証", U"パスポート",
                              U"障害者手帳", U"受給者証", U"引換通知", U"資格確認", U"限度額適用"};
  return all;
}

double allowance(std::u32string_view phrase) {
  if (phrase.size() <= 2) return 0.3;
  return phrase.size() <= 4 ? 0.6 : phrase.size() <= 6 ? 1.0 : 1.3;
}

/// Edits of the phrase's best place; nothing when it stands nowhere.
std::optional<double> edits_of(const std::vector<TextRow>& rows, std::u32string_view phrase, double most) {
  std::optional<double> best;
  for (const TextRow& row : rows) {
    PhraseMatch match;
    if (best_substring(row.signs(), phrase, most, match)) best = std::min(best.value_or(match.edits), match.edits);
  }
  return best;
}

bool stands(const std::vector<TextRow>& rows, std::u32string_view phrase) {
  return edits_of(rows, phrase, allowance(phrase)).has_value();
}

int count_of(const std::vector<TextRow>& rows, std::u32string_view phrase) {
  int count = 0;
  for (const TextRow& row : rows) {
    PhraseMatch match;
    count += best_substring(row.signs(), phrase, 0.3, match) ? 1 : 0;
  }
  return count;
}

struct Verdict {
  CardFace face;
  double score = -100;
};

std::string utf8(std::u32string_view text) { return to_utf8(std::vector<char32_t>(text.begin(), text.end())); }

Verdict judge(const FaceRule& rule, const std::vector<TextRow>& rows, bool has_code) {
  Verdict out;
  out.face.kind = rule.kind;
  out.face.back = rule.back;
  // Rivals must be read cleanly: 在留カード is no clean 特定在留カード.
  for (const auto rival : rule.rivals)
    if (edits_of(rows, rival, rival.size() <= 2 ? 0 : 0.3)) return out;
  std::optional<double> title;
  for (const auto phrase : rule.titles)
    if (const auto edits = edits_of(rows, phrase, allowance(phrase)); edits && (!title || *edits < *title)) {
      title = edits;
      out.face.evidence = {utf8(phrase)};
    }
  const bool coded = rule.code_is_title && has_code;
  if (!title && !coded) return out;
  int content = 0;
  for (const auto phrase : rule.content)
    if (stands(rows, phrase)) {
      ++content;
      out.face.evidence.push_back(utf8(phrase));
    }
  // Log-odds: every word beyond those needed counts 0.9, a misread sign of the title −1, a code 2.
  out.score = 1.5 + 0.9 * (content - rule.least) - 1.0 * title.value_or(0) + (coded ? 2 : 0);
  // A number's code stands on no other card; a front that shows one is a copy of both sides in one picture.
  if (has_code && !rule.code_is_title) out.score -= 3;
  return out;
}

/// Below this a person gives the card its kind.
constexpr double kLeastProbability = 0.75;
/// Two cards that both fit make neither sure, log-odds.
constexpr double kLeastLead = 0.8;

}  // namespace

std::optional<CardFace> recognise_card(const std::vector<TextRow>& rows, bool has_code) {
  if (rows.empty() || count_of(rows, U"氏名") > 1) return std::nullopt;
  for (const auto phrase : other_papers())
    if (edits_of(rows, phrase, 0)) return std::nullopt;
  std::vector<Verdict> verdicts;
  for (const FaceRule& rule : rules()) verdicts.push_back(judge(rule, rows, has_code));
  std::stable_sort(verdicts.begin(), verdicts.end(), [](const Verdict& a, const Verdict& b) { return a.score > b.score; });
  CardFace& best = verdicts.front().face;
  best.probability = 1 / (1 + std::exp(-verdicts.front().score));
  if (best.probability < kLeastProbability || verdicts[0].score - verdicts[1].score < kLeastLead) return std::nullopt;
  return best;
}

bool may_be_card(const std::vector<TextRow>& rows) {
  return std::any_of(rules().begin(), rules().end(), [&](const FaceRule& rule) {
    return std::any_of(rule.content.begin(), rule.content.end(), [&](auto phrase) { return stands(rows, phrase); });
  });
}

}  // namespace uketsuke::ocr
