#include "ocr/documents/kind_evidence.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "core/text/text.h"
#include "ocr/documents/labels/phrase.h"
#include "ocr/image/median.h"

namespace uketsuke::ocr {
namespace {

using Phrases = std::vector<std::u32string_view>;

/// What tells a kind. A page must carry a heading that is nearer to `titles` than to any rival (or, for kinds that have
/// one, the `sentence`), and enough different words of `content`.
struct KindRule {
  const char* id;
  Phrases titles;
  Phrases rivals;    ///< headings of other papers that look like ours
  Phrases sentence;  ///< certifying sentences that stand for a lost heading
  Phrases content;
  int least_content;  ///< different content words beside a clean heading
  Phrases one_of;     ///< at least one of these must be there; empty: none needed
  int least_untitled = 0;  ///< different content words beside the sentence where the heading is lost
};

// A table of words: many to a line, as they are looked through.
// clang-format off
const std::vector<KindRule>& rules() {
  static const std::vector<KindRule> all = {
      {"juminhyo",
       {U"住民票", U"住民票の写し", U"世帯全員の住民票", U"住民票(世帯全員)", U"住民票(世帯連記式)", U"住民票(個人票)",
        U"住民票記載事項証明書", U"住民票の記載事項証明書", U"記載事項証明書(住民票)", U"住民票記載事項証明"},
       {U"住民票記載事項証明願", U"戸籍記載事項証明書", U"届書記載事項証明書", U"除票記載事項証明書", U"住民票の除票", U"除票の写し", U"住民票除票", U"改製原住民票", U"戸籍の附票", U"戸籍全部事項証明書",
        U"住民票コード通知票", U"印鑑登録証明書", U"住民異動届", U"委任状", U"不在住証明書"},
       {U"住民票の原本と相違ない", U"住民票の写しである", U"住民基本台帳の原本と相違ない", U"住民票の原本の写し",
        U"住民票に記載されていることを証明", U"住民票に記載があることを証明", U"住民基本台帳に記載されていることを証明",
        U"住民票の記載と相違ない", U"住民票の記載事項と相違ない"},
       {U"世帯主", U"続柄", U"生年月日", U"住民となった", U"本籍", U"筆頭者", U"住所を定めた", U"届出", U"前住所", U"個人番号",
        U"住民票コード", U"性別", U"世帯全員", U"相違ない"},
       4,
       {U"世帯主", U"続柄", U"続き柄", U"住民となった", U"住所を定めた"}},
      {"kazei_shomeisho",
       {U"課税証明書", U"所得証明書", U"課税(所得)証明書", U"課税(非課税)証明書", U"所得課税証明書", U"非課税証明書", U"県民税証明書",
        U"府民税証明書", U"都民税証明書", U"道民税証明書", U"住民税証明書", U"課税・所得証明書", U"所得・課税証明書", U"所得課税扶養証明書",
        U"課税・非課税証明書", U"市税証明書", U"町税証明書", U"村税証明書", U"区税証明書", U"市民税証明書", U"市県民税証明書", U"市府民税証明書",
        U"町県民税証明書", U"町民税証明書", U"村民税証明書", U"税務証明書", U"税証明書(課税", U"税証明書(所得", U"所得(課税)証明書", U"所得(非課税)証明書", U"市町村民税証明書", U"所得・課税・扶養証明書"},
       {U"納税証明書", U"評価証明書", U"公課証明書", U"固定資産課税証明書", U"固定資産税課税証明書", U"納税通知書", U"税額決定通知書",
        U"課税明細書", U"源泉徴収票", U"軽自動車税納税証明書", U"完納証明書", U"滞納がない証明書", U"法人市民税", U"税証明書(納税", U"税証明書(納付", U"税証明書(評価",
        U"税証明書(公課", U"税証明書(固定資産", U"税証明書(資産", U"税証明書(軽自動車", U"税証明書(法人"},
       {U"相違ないことを証明", U"とおり証明します", U"とおり証明する", U"とおり証明いたします", U"ことを証明します", U"ことを証明する"},
       {U"合計所得", U"総所得金額", U"給与収入", U"給与所得", U"所得控除", U"課税標準", U"所得割", U"均等割", U"年税額", U"扶養",
        U"社会保険料", U"基礎控除", U"年度", U"森林環境税", U"控除合計", U"生命保険"},
       4,
       {U"合計所得", U"総所得", U"所得割", U"均等割", U"給与収入"},
       8},
      {"zaigaku_shomeisho",
       {U"在学証明書", U"在籍証明書", U"在学証明"},
       {U"卒業証明書", U"卒業見込証明書", U"成績証明書", U"在職証明書", U"在園証明書", U"退学証明書", U"修了証明書", U"単位修得証明書", U"在学期間証明書", U"在学成績証明書", U"調査書",
        U"健康診断証明書", U"退職証明書", U"就労証明書", U"在籍出向"},
       {U"在学していることを証明", U"在学することを証明", U"在学中であることを証明", U"在学する者であることを証明", U"在学生であることを証明",
        U"在籍していることを証明", U"在学する生徒であることを証明", U"在学する学生であることを証明"},
       {U"在学していること", U"在学すること", U"在学中である", U"本校の", U"本学の", U"学校長", U"学長", U"学籍番号", U"学生番号", U"学部", U"学科",
        U"学年", U"入学", U"卒業予定", U"卒業見込", U"生年月日", U"高等学校", U"中学校", U"大学", U"専門学校", U"氏名", U"証明する",
        U"証明します", U"証明いたします", U"在籍していること", U"修業年限", U"課程"},
       3,
       {U"学校", U"大学", U"学園", U"学院", U"本校", U"本学", U"当校", U"学年", U"学籍番号", U"学生番号", U"生徒番号", U"学部"}},
      {"soshitsu_shomeisho",
       {U"資格喪失証明書", U"資格取得・喪失証明書", U"資格取得喪失証明書", U"資格喪失連絡票", U"資格取得・喪失連絡票", U"喪失証明書",
        U"資格喪失確認通知書", U"資格等取得(喪失)連絡票", U"資格取得(喪失)証明書", U"資格喪失等証明書", U"資格喪失等連絡票", U"資格喪失通知書", U"資格喪失等確認通知書", U"資格喪失等通知書",
        U"資格取得・資格喪失等確認通知書", U"資格喪失証明", U"資格喪失確認書", U"資格喪失確認", U"資格喪失(取得)証明書", U"資格得喪証明書",
        U"社会保険喪失証明書", U"健康保険喪失証明書", U"資格取得・喪失等証明書", U"資格喪失連絡書", U"資格喪失・取得証明書", U"資格喪失取得証明書"},
       {U"資格取得届", U"資格取得証明書", U"資格取得確認", U"資格確認書", U"在職証明書", U"就労証明書", U"離職票", U"退職届",
        U"退職証明書", U"資格喪失届", U"退職願", U"年金手帳", U"高齢受給者証", U"資格取得連絡票"},
       {U"資格を喪失したことを証明", U"喪失したことを証明", U"資格を喪失したことに相違ない", U"喪失していることを証明"},
       {U"喪失年月日", U"喪失日", U"取得年月日", U"取得日", U"退職日", U"退職年月日", U"被保険者", U"被扶養者", U"保険者番号", U"記号",
        U"事業所", U"健康保険", U"厚生年金", U"証明します", U"証明する", U"相違ない", U"生年月日", U"氏名", U"保険者名", U"基礎年金番号"},
       4,
       {U"喪失", U"資格喪失", U"喪失日", U"資格喪失日", U"資格喪失年月日", U"喪失年月日"}}};
  return all;
}
// clang-format on

/// Headings of papers that ask, claim or bill: whatever words stand below, they certify nothing.
const Phrases& other_papers() {
  static const Phrases all = {U"申請書",   U"請求書", U"届出書",     U"届書",   U"申込書",        U"領収書",
                              U"領収証",   U"明細書", U"見積書",     U"依頼書", U"契約書",        U"報告書",
                              U"同意書",   U"委任状", U"納付書",     U"払込",   U"診断書",        U"アンケート",
                              U"お知らせ", U"案内",   U"資格取得届", U"異動届", U"チェックリスト"};
  return all;
}

/// What only a paper says that a person fills in and hands to a desk: a certificate is filled in by its office.
const Phrases& entry_words() {
  static const Phrases all = {U"太枠の中",   U"記入してください", U"記入しないで", U"囲んでください", U"ボールペン",
                              U"1マスに1字", U"受付日付印",       U"組合使用欄",   U"同意します",     U"発行を希望",
                              U"口座番号",   U"口座名義",         U"支店番号",     U"金融機関番号",   U"給付振込",
                              U"署名",       U"事業主証明",       U"同居別居",     U"取得の理由",     U"届出区分",
                              U"就業形態",   U"従事内容",         U"常務理事",     U"処理結果",       U"もう1枚",
                              U"前の保険の"};
  return all;
}

/// Different entry words that make a paper a form. On our own form without its upper strip 12 to 17 are found, on rough
/// copies of it 9 to 12 (page maker, 8 sheets under streaks); none of the certificates that were drawn carries one, and
/// companies' own sheets may carry one or two ("該当するものを○で囲んでください").
constexpr int kFormWords = 3;

/// Edits that a phrase of this length may have: a page reader at fax quality gets one sign in ten wrong.
double allowance(std::u32string_view phrase) {
  if (phrase.size() <= 2) return 0;
  if (phrase.size() <= 3) return 0.6;
  return phrase.size() <= 6 ? 1.0 : std::floor(static_cast<double>(phrase.size()) / 4);
}

double median_glyph_height(const std::vector<TextRow>& rows) {
  std::vector<double> heights;
  for (const TextRow& row : rows)
    for (const Glyph& glyph : row.glyphs) heights.push_back(glyph.rect.h);
  return median(std::move(heights));
}

/// Where headings may stand: upper part of the page, or large type anywhere in its upper two thirds.
struct Headings {
  std::vector<TextRow> rows;
  double page_height;
  double median_height;

  bool is_large(const TextRow& row) const { return row.rect.h > 1.3 * median_height; }
  bool can_be(const TextRow& row) const {
    if (row.rect.y > page_height * 0.66) return false;
    return is_large(row) || (row.rect.y < page_height * 0.3 && row.glyphs.size() <= 40);
  }
};

/// The type of one heading varies by this much (brackets, kana), between the tops and bottoms of its signs.
constexpr double kOneType = 1.6;

TextRow joined(const TextRow& first, const TextRow& second) {
  TextRow out{first.glyphs, unite(first.rect, second.rect)};
  out.rect.h = std::max(first.rect.h, second.rect.h);
  out.glyphs.insert(out.glyphs.end(), second.glyphs.begin(), second.glyphs.end());
  return out;
}

/// Whether a heading goes on from one row in another: side by side where dust or a copy-guard mark parted it, or in the
/// next line.
bool goes_on(const Headings& page, const TextRow& row, const TextRow& next) {
  const double low = std::min(row.rect.h, next.rect.h), high = std::max(row.rect.h, next.rect.h);
  if (high > kOneType * low || !page.can_be(row) || !page.can_be(next)) return false;
  const double overlap = std::min(row.rect.bottom(), next.rect.bottom()) - std::max(row.rect.y, next.rect.y);
  if (overlap > 0.5 * low) return next.rect.x >= row.rect.right() - low && next.rect.x < row.rect.right() + 4 * high;
  const double shared = std::min(row.rect.right(), next.rect.right()) - std::max(row.rect.x, next.rect.x);
  return page.is_large(row) && page.is_large(next) && next.rect.y > row.rect.y && -overlap < 1.5 * high && shared > 0;
}

/// The page's rows, and behind them each two that may be one heading.
Headings headings_of(const std::vector<TextRow>& rows, double page_height) {
  Headings page{rows, page_height, median_glyph_height(rows)};
  for (const TextRow& row : rows)
    for (const TextRow& next : rows)
      if (&row != &next && goes_on(page, row, next)) page.rows.push_back(joined(row, next));
  return page;
}

struct TitleVerdict {
  double edits = 1e9;
  std::size_t row = 0;
  double share = 0;  ///< of the row's signs that the heading covers
  std::u32string_view phrase;
};

TitleVerdict nearest(const Headings& page, const Phrases& phrases) {
  TitleVerdict best;
  for (std::size_t r = 0; r < page.rows.size(); ++r) {
    if (!page.can_be(page.rows[r])) continue;
    const std::u32string signs = page.rows[r].signs();
    for (const auto phrase : phrases) {
      PhraseMatch match;
      if (!best_substring(signs, phrase, allowance(phrase), match)) continue;
      const double share = static_cast<double>(match.to - match.from) / static_cast<double>(signs.size());
      // A longer phrase with the same number of edits says more.
      const double edits = match.edits - 0.02 * static_cast<double>(phrase.size());
      if (edits < best.edits) best = {edits, r, share, phrase};
    }
  }
  return best;
}

/// A rival on the same paper that fits as well as the title takes it away: 納税証明書 is one sign from 課税証明書.
bool rival_wins(const Headings& page, const KindRule& rule, const TitleVerdict& title) {
  const TitleVerdict rival = nearest(page, rule.rivals);
  if (rival.edits > 1e8) return false;
  const double near = rival.edits + 0.02 * static_cast<double>(rival.phrase.size());
  const double own = title.edits + 0.02 * static_cast<double>(title.phrase.size());
  if (rival.row == title.row) return near <= own || (near - own < 0.5 && rival.phrase.size() > title.phrase.size());
  // Elsewhere it must itself be a heading: clearly printed and as large.
  return near < 0.5 && rival.share > 0.5 && page.rows[rival.row].rect.h > 0.85 * page.rows[title.row].rect.h;
}

bool asks_or_bills(const Headings& page, std::size_t title_row) {
  for (std::size_t r = 0; r < page.rows.size(); ++r) {
    if (!page.can_be(page.rows[r])) continue;
    const std::u32string signs = page.rows[r].signs();
    for (const auto phrase : other_papers()) {
      PhraseMatch match;
      if (!best_substring(signs, phrase, 0, match)) continue;
      if (r == title_row) return true;
      const bool ends_row = match.to + 2 >= signs.size();
      if (ends_row && signs.size() <= 24 && page.rows[r].rect.h > 0.9 * page.rows[title_row].rect.h &&
          page.rows[r].rect.h > 1.25 * page.median_height)
        return true;
    }
  }
  return false;
}

/// A heading that can be read and is not ours: the paper says itself that it is another one, whatever it certifies.
bool names_another(const Headings& page, const KindRule& rule) {
  if (nearest(page, rule.rivals).edits < 1e8) return true;
  return std::any_of(page.rows.begin(), page.rows.end(), [&](const TextRow& row) {
    const std::u32string signs = row.signs();
    return page.can_be(row) && page.is_large(row) && !signs.empty() &&
           std::u32string_view(U"書票届表証状簿帳").find(signs.back()) != std::u32string_view::npos &&
           !signs.ends_with(U"証明書");
  });
}

bool anywhere(const std::vector<TextRow>& rows, std::u32string_view phrase) {
  PhraseMatch match;
  return std::any_of(rows.begin(), rows.end(), [&](const TextRow& row) {
    return best_substring(row.signs(), phrase, phrase.size() <= 2 ? 0.3 : std::min(1.0, allowance(phrase)), match);
  });
}

/// A form whose heading is lost (torn off, copied away, under a label) has a certificate's words, and even its name
/// ("住所(住民票どおり)").
bool is_filled_in(const std::vector<TextRow>& rows) {
  return std::count_if(entry_words().begin(), entry_words().end(),
                       [&](auto phrase) { return anywhere(rows, phrase); }) >= kFormWords;
}

struct Verdict {
  RecognisedDocument document;
  double score = -100;
};

std::string utf8(std::u32string_view text) { return to_utf8(std::vector<char32_t>(text.begin(), text.end())); }

Verdict judge(const KindRule& rule, const Headings& page) {
  Verdict out;
  out.document.kind = rule.id;
  const TitleVerdict title = nearest(page, rule.titles);
  const bool has_title = title.edits < 1e8 && !rival_wins(page, rule, title);
  std::u32string_view sentence;
  for (const auto phrase : rule.sentence)
    if (anywhere(page.rows, phrase)) sentence = phrase;
  if (!has_title && (sentence.empty() || names_another(page, rule))) return out;
  if (title.edits < 1e8 && !has_title) return out;  // the heading is a rival's
  if (asks_or_bills(page, has_title ? title.row : 0)) return out;
  const auto found = [&](std::u32string_view phrase) { return anywhere(page.rows, phrase); };
  if (!rule.one_of.empty() && std::none_of(rule.one_of.begin(), rule.one_of.end(), found)) return out;
  int content = 0;
  for (const auto phrase : rule.content)
    if (found(phrase)) {
      ++content;
      out.document.evidence.push_back(utf8(phrase));
    }
  if (!has_title && content < rule.least_untitled) return out;
  const double edits = has_title ? std::max(0.0, title.edits + 0.02 * static_cast<double>(title.phrase.size())) : 0;
  if (has_title) out.document.evidence.insert(out.document.evidence.begin(), utf8(title.phrase));
  if (!sentence.empty()) out.document.evidence.push_back(utf8(sentence));
  // Log-odds: every content word beyond those needed counts 0.8, a heading in large type 1.5, a lost heading −1.5.
  out.score = 1.2 + 0.8 * (content - rule.least_content) - 1.5 * edits;
  if (has_title) {
    if (page.rows[title.row].rect.h > 1.25 * page.median_height) out.score += 1.5;
    if (title.share > 0.45) out.score += 0.8;
  } else {
    out.score -= 1.5;
  }
  // Where it takes more to tell a kind without its heading, the sentence is one that many papers carry.
  if (!sentence.empty() && rule.least_untitled == 0) out.score += 1.5;
  return out;
}

/// The rows of one half of a page, without what stands in the other.
std::vector<TextRow> half_of(const std::vector<TextRow>& rows, double from, double to) {
  std::vector<TextRow> out;
  for (const TextRow& row : rows) {
    TextRow part;
    for (const Glyph& glyph : row.glyphs)
      if (glyph.rect.centre().x >= from && glyph.rect.centre().x < to) part.glyphs.push_back(glyph);
    if (part.glyphs.empty()) continue;
    part.rect = extent(part, 0, part.glyphs.size());
    out.push_back(std::move(part));
  }
  return out;
}

/// Whether a heading of some certificate stands here in large type.
bool has_title(const Headings& page) {
  return std::any_of(rules().begin(), rules().end(), [&](const KindRule& rule) {
    const TitleVerdict title = nearest(page, rule.titles);
    return title.edits < 1e8 && page.is_large(page.rows[title.row]);
  });
}

/// Whether somebody certifies here, in the words of some kind.
bool has_sentence(const Headings& page) {
  return std::any_of(rules().begin(), rules().end(), [&](const KindRule& rule) {
    return std::any_of(rule.sentence.begin(), rule.sentence.end(), [&](auto phrase) { return anywhere(page.rows, phrase); });
  });
}

/// Different content words at which a second look at the headings is worth its time.
constexpr int kWorthALook = 3;

/// Below this probability a person gives the page its kind.
constexpr double kLeastProbability = 0.75;

}  // namespace

std::optional<RecognisedDocument> recognise_kind(const std::vector<TextRow>& rows, double page_width_px,
                                                 double page_height_px) {
  if (rows.empty() || page_width_px <= 0 || is_filled_in(rows)) return std::nullopt;
  const Headings page = headings_of(rows, page_height_px);
  std::vector<Verdict> verdicts;
  for (const KindRule& rule : rules()) verdicts.push_back(judge(rule, page));
  std::sort(verdicts.begin(), verdicts.end(), [](const Verdict& a, const Verdict& b) { return a.score > b.score; });
  Verdict& best = verdicts.front();
  best.document.probability = 1 / (1 + std::exp(-best.score));
  // Two kinds that both fit make neither sure.
  if (best.document.probability < kLeastProbability || best.score - verdicts[1].score < 1.0) return std::nullopt;
  return best.document;
}

bool shows_two_papers(const std::vector<TextRow>& rows, double page_width_px, double page_height_px) {
  constexpr double kWider = 1.2;
  if (page_width_px < kWider * page_height_px) return false;
  const double middle = page_width_px / 2;
  Headings left = headings_of(half_of(rows, 0, middle), page_height_px);
  Headings right = headings_of(half_of(rows, middle, page_width_px), page_height_px);
  left.median_height = right.median_height = median_glyph_height(rows);
  return (has_title(left) && has_title(right)) || (has_sentence(left) && has_sentence(right));
}

bool may_certify(const std::vector<TextRow>& rows) {
  return std::any_of(rules().begin(), rules().end(), [&](const KindRule& rule) {
    return std::count_if(rule.content.begin(), rule.content.end(),
                         [&](auto phrase) { return anywhere(rows, phrase); }) >= kWorthALook;
  });
}

}  // namespace uketsuke::ocr
