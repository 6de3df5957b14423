#include "ocr/documents/labels/kana_labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "core/text/text.h"
#include "ocr/documents/labels/phrase.h"
#include "ocr/documents/page/ink_run.h"
#include "ocr/documents/page/stretched.h"
#include "ocr/documents/values/notations.h"

namespace uketsuke::ocr {
namespace {

/// Words stand this far apart (of the height of print) where the next column begins.
constexpr double kColumnGap = 1.1;
/// Looks at most, each some 15 ms; and words that a page must have for it to be such a list.
constexpr std::size_t kMostLooks = 48, kLeastWords = 3;
/// Edits that a reading may have, of its length.
constexpr double kEdits = 0.2;

struct Reading {
  std::u32string_view kana;
  std::u32string_view label;
};

// A table of words: many to a line, as they are looked through.
// clang-format off
constexpr std::array kReadings = {
    Reading{U"シメイ", U"氏名"}, Reading{U"フリカナシメイ", U"フリガナ・氏名"}, Reading{U"シメイフリカナ", U"フリガナ・氏名"},
    Reading{U"フリカナ", U"フリガナ"}, Reading{U"シユウシヨ", U"住所"}, Reading{U"ケンシユウシヨ", U"現住所"},
    Reading{U"セイネンカツヒ", U"生年月日"}, Reading{U"セイヘツ", U"性別"}, Reading{U"ソクカラ", U"続柄"},
    Reading{U"ツツキカラ", U"続柄"}, Reading{U"コシンハンコウ", U"個人番号"}, Reading{U"セタイヌシ", U"世帯主"},
    Reading{U"コシンハンコウシユウミンヒ", U"個人番号"}, Reading{U"シユウミンヒ", U"住民日"},
    Reading{U"シユウミントナツタヒ", U"住民となった日"}, Reading{U"シユウテイヒ", U"住定日"}, Reading{U"ホンセキ", U"本籍"},
    Reading{U"ヒツトウシヤ", U"筆頭者"}, Reading{U"セタイハンコウ", U"世帯番号"}, Reading{U"シユウミンヒヨウコート", U"住民票コード"},
    Reading{U"ハツコウハンコウ", U"発行番号"}, Reading{U"ハツコウヒ", U"発行日"}, Reading{U"セイリハンコウ", U"整理番号"},
    Reading{U"ヒコウ", U"備考"},
    Reading{U"キユウヨシユウニユウ", U"給与収入"}, Reading{U"キユウヨシヨトク", U"給与所得"},
    Reading{U"ネンキンシユウニユウ", U"公的年金収入"}, Reading{U"ネンキンシヨトク", U"雑所得"},
    Reading{U"エイキヨウシヨトク", U"営業所得"}, Reading{U"ノウキヨウシヨトク", U"農業所得"}, Reading{U"フトウサンシヨトク", U"不動産所得"},
    Reading{U"コウケイシヨトクキンカク", U"合計所得金額"}, Reading{U"コウケイシヨトク", U"合計所得"},
    Reading{U"ソウシヨトクキンカクトウ", U"総所得金額等"}, Reading{U"ソウシヨトクキンカク", U"総所得金額"},
    Reading{U"シヤカイホケンリヨウコウシヨ", U"社会保険料控除"}, Reading{U"セイメイホケンリヨウコウシヨ", U"生命保険料控除"},
    Reading{U"シシンホケンリヨウコウシヨ", U"地震保険料控除"}, Reading{U"イリヨウヒコウシヨ", U"医療費控除"},
    Reading{U"ハイクウシヤコウシヨ", U"配偶者控除"}, Reading{U"フヨウコウシヨ", U"扶養控除"}, Reading{U"キソコウシヨ", U"基礎控除"},
    Reading{U"シヨトクコウシヨコウケイ", U"所得控除合計"}, Reading{U"コウシヨコウケイ", U"控除合計"},
    Reading{U"カセイヒヨウシユンカク", U"課税標準額"}, Reading{U"シミンセイシヨトクワリ", U"市民税所得割"},
    Reading{U"シミンセイキントウワリ", U"市民税均等割"}, Reading{U"クミンセイシヨトクワリ", U"区民税所得割額"},
    Reading{U"クミンセイキントウワリ", U"区民税均等割額"}, Reading{U"ケンミンセイシヨトクワリ", U"県民税所得割"},
    Reading{U"ケンミンセイキントウワリ", U"県民税均等割"}, Reading{U"フミンセイシヨトクワリ", U"府民税所得割額"},
    Reading{U"フミンセイキントウワリ", U"府民税均等割額"}, Reading{U"トミンセイシヨトクワリ", U"都民税所得割"},
    Reading{U"トミンセイキントウワリ", U"都民税均等割"}, Reading{U"シンリンカンキヨウセイ", U"森林環境税"},
    Reading{U"ネンセイカク", U"年税額"}, Reading{U"フヨウニンスウ", U"扶養人数"},
    Reading{U"ホケンシヤハンコウ", U"保険者番号"}, Reading{U"キコウ", U"記号"}, Reading{U"ハンコウ", U"番号"},
    Reading{U"シカクシユトクヒ", U"資格取得日"}, Reading{U"シカクソウシツヒ", U"資格喪失日"}, Reading{U"シユトクヒ", U"取得日"},
    Reading{U"ソウシツヒ", U"喪失日"}, Reading{U"シユトクネンカツヒ", U"取得年月日"}, Reading{U"ソウシツネンカツヒ", U"喪失年月日"},
    Reading{U"タイシヨクヒ", U"退職日"}, Reading{U"タイシヨクネンカツヒ", U"退職年月日"}, Reading{U"シキヨウシヨメイ", U"事業所名"},
    Reading{U"カクネン", U"学年"}, Reading{U"カクセキハンコウ", U"学籍番号"}, Reading{U"カツコウメイ", U"学校名"},
    Reading{U"ニユウカクヒ", U"入学日"}, Reading{U"ソツキヨウヨテイヒ", U"卒業予定日"}};
// clang-format on

/// Signs that stand for others once marks of voicing and size are gone.
constexpr std::u32string_view kMarked = U"ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポァィゥェォャュョッヵヶヴ";
constexpr std::u32string_view kPlain = U"カキクケコサシスセソタチツテトハヒフヘホハヒフヘホアイウエオヤユヨツカケウ";

/// Kana without marks of voicing, small kana as large ones, nothing else.
std::u32string plain(std::u32string_view signs) {
  std::u32string out;
  for (const char32_t c : signs) {
    const auto at = kMarked.find(c);
    if (at != std::u32string_view::npos)
      out += kPlain[at];
    else if (is_katakana(c) && c != U'・' && !(c == U'ー' && out.empty()))
      out += c;
  }
  return out;
}

struct Word {
  std::size_t row, from, to;
  Rect<CleanPx> rect;
};

std::vector<Word> narrow_words(const PageLayout& layout) {
  std::vector<Word> out;
  for (std::size_t r = 0; r < layout.rows.size(); ++r) {
    const auto& glyphs = layout.rows[r].glyphs;
    for (std::size_t from = 0; from < glyphs.size();) {
      std::size_t to = from + 1;
      const auto gap = [&] { return glyphs[to].rect.x - glyphs[to - 1].rect.right(); };
      while (to < glyphs.size() && gap() < kColumnGap * layout.glyph_px) ++to;
      const std::u32string signs = layout.rows[r].signs().substr(from, to - from);
      const auto digits = std::count_if(signs.begin(), signs.end(), is_digit);
      // The page reader drops signs at either end.
      const double left = from > 0 ? glyphs[from - 1].rect.right() : 0;
      const double right = to < glyphs.size() ? glyphs[to].rect.x : layout.width;
      const Rect<CleanPx> rect =
          ink_run(layout, extent(layout.rows[r], from, to), kColumnGap * layout.glyph_px, left, right);
      if (to - from >= 2 && 2 * digits < static_cast<std::ptrdiff_t>(signs.size()) && is_narrow(layout, rect))
        out.push_back({r, from, to, rect});
      from = to;
    }
  }
  return out;
}

void replace(TextRow& row, const Word& word, std::u32string_view signs) {
  std::vector<Glyph> fresh;
  const double step = word.rect.w / static_cast<double>(signs.size());
  for (std::size_t i = 0; i < signs.size(); ++i)
    fresh.push_back({signs[i],
                     {word.rect.x + step * static_cast<double>(i), word.rect.y, step, word.rect.h},
                     1,
                     i == 0,
                     false});
  const auto begin = row.glyphs.begin();
  row.glyphs.erase(begin + static_cast<std::ptrdiff_t>(word.from), begin + static_cast<std::ptrdiff_t>(word.to));
  row.glyphs.insert(row.glyphs.begin() + static_cast<std::ptrdiff_t>(word.from), fresh.begin(), fresh.end());
}

}  // namespace

std::u32string_view label_in_kana(std::u32string_view kana) {
  const std::u32string signs = plain(kana);
  std::u32string_view best;
  double least = 9, next = 9;
  for (const Reading& reading : kReadings) {
    const double longer = static_cast<double>(std::max(signs.size(), reading.kana.size()));
    PhraseMatch match;
    if (!best_substring(signs, reading.kana, kEdits * longer, match)) continue;
    const double outside = static_cast<double>(signs.size() - (match.to - match.from));
    const double edits = (match.edits + outside) / longer;
    if (edits < least) {
      if (reading.label != best) next = least;
      least = edits, best = reading.label;
    } else if (reading.label != best) {
      next = std::min(next, edits);
    }
  }
  return least <= kEdits && next > least ? best : std::u32string_view();
}

void translate_kana_labels(const CleanPage& page, const Engines& engines, PageLayout& layout) {
  std::vector<Word> words = narrow_words(layout);
  if (words.size() < kLeastWords) return;
  if (words.size() > kMostLooks) words.resize(kMostLooks);
  // A row's glyphs are replaced from its end, so that places before stay right.
  std::reverse(words.begin(), words.end());
  for (const Word& word : words) {
    const Image line = stretched(page.grey, word.rect.grown(0.16 * word.rect.h));
    const std::u32string_view label = label_in_kana(folded(engines.lines().read(line.view(), print_signs(), 1).text));
    if (!label.empty()) replace(layout.rows[word.row], word, label);
  }
}

}  // namespace uketsuke::ocr
