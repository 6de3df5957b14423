#include "render/sheets/print_sheet.h"

#include "core/calendar/wareki.h"
#include "core/clock.h"
#include "core/errors/failure.h"
#include "render/barcode/data_matrix.h"
#include "render/canvas/canvas.h"
#include "core/form/sheet_layout.h"

namespace uketsuke::render {
namespace {

constexpr double kLeft_mm = 18;
constexpr double kRight_mm = 192;

TextStyle words(double size_pt, bool bold = false) {
  TextStyle style;
  style.font = FontRole::Gothic;
  style.size_pt = size_pt;
  style.bold = bold;
  return style;
}

/// Codes, title and the line under it: the same on all sheets.
void draw_frame(Canvas& canvas, const PaperCode& code, const std::string& title, const std::string& subtitle) {
  const std::string payload = format_paper_code(code);
  for (const auto& square : sheet_layout::kCodes) draw_data_matrix(canvas, square, payload);
  TextFit fit;
  fit.max_w_mm = 130;
  fit.least_size = 0.6;
  canvas.text({kLeft_mm, 38}, title, words(34, true), fit);
  canvas.text({kLeft_mm, 49}, subtitle, words(12), fit);
  canvas.line({kLeft_mm, 60}, {kRight_mm, 60}, {0.8, kBlack, {}, false});
  TextStyle small = words(8);
  small.align = HAlign::Right;
  canvas.text({kRight_mm, 280}, payload, small);
}

/// A label with its value in a ruled row.
void draw_row(Canvas& canvas, double y_mm, const std::string& label, const std::string& value) {
  TextFit fit;
  fit.max_w_mm = 118;
  fit.least_size = 0.5;
  canvas.text({kLeft_mm, y_mm}, label, words(16));
  canvas.text({74, y_mm}, value, words(26, true), fit);
  canvas.line({kLeft_mm, y_mm + 6}, {kRight_mm, y_mm + 6}, {0.2, kBlack, {}, false});
}

void draw_notes(Canvas& canvas, double y_mm, const std::vector<std::string>& notes) {
  TextFit fit;
  fit.max_w_mm = kRight_mm - kLeft_mm;
  fit.least_size = 0.7;
  for (const std::string& note : notes) {
    canvas.text({kLeft_mm, y_mm}, note, words(12), fit);
    y_mm += 8.5;
  }
}

}  // namespace

void draw_header_sheet_on(Canvas& canvas, const HeaderSheetCode& code) {
  draw_frame(canvas, code, "バッチヘッダー", "この用紙を一番上に置いて読み取ってください");
  draw_row(canvas, 86, "バッチ", code.batch);
  draw_row(canvas, 112, "枚数", code.sheets ? std::to_string(*code.sheets) + " 枚" : "　　　枚(手書き)");
  draw_row(canvas, 138, "到達日",
           code.received_on.empty() ? "受付日付印による" : format_wareki(date_from_iso(code.received_on)));
  draw_notes(canvas, 165,
             {"・枚数は、この用紙と仕切り紙を除いて数えた枚数です(裏表で1枚)。",
              "・読み取った枚数と合わないときは、画面に警告が出ます。", "・個人情報は書かないでください。"});
}

void draw_separator_sheet_on(Canvas& canvas, const SeparatorSheetCode& code) {
  draw_frame(canvas, code, "仕切り紙", "次の届出の前に置いてください");
  TextStyle big = words(72, true);
  big.align = HAlign::Centre;
  canvas.text({105, 140}, "ここで区切る", big);
  draw_notes(canvas, 170,
             {"・この用紙の次から、別の届出として扱います。", "・くり返し使えます。折らずに保管してください。"});
}

void draw_slip_on(Canvas& canvas, const SlipSheetCode& code, const std::string& reference,
                  const std::string& association) {
  draw_frame(canvas, code, "追加書類送付票", "追加の書類の一番上に置いてお送りください");
  draw_row(canvas, 86, "受付番号", reference);
  draw_row(canvas, 112, "送り先", association + " 御中");
  draw_notes(
      canvas, 140,
      {"・この用紙があると、お送りいただいた書類が先の届出に結び付きます。",
       "・コードの上に書き込んだり、折り目を付けたりしないでください。", "・この用紙には個人情報は含まれていません。"});
}

Bytes print_header_sheet(const HeaderSheetCode& code) {
  Canvas canvas = Canvas::pdf(sheet_layout::kPage, {"バッチヘッダー", true});
  draw_header_sheet_on(canvas, code);
  return canvas.finish_pdf();
}

Bytes print_separator_sheets(const std::vector<std::string>& nonces) {
  if (nonces.empty()) throw Failure("E-INPUT-VALUE", "no separators to print");
  Canvas canvas = Canvas::pdf(sheet_layout::kPage, {"仕切り紙", true});
  for (std::size_t i = 0; i < nonces.size(); ++i) {
    if (i > 0) canvas.new_page(sheet_layout::kPage);
    draw_separator_sheet_on(canvas, SeparatorSheetCode{nonces[i]});
  }
  return canvas.finish_pdf();
}

Bytes print_slip(const SlipSheetCode& code, const std::string& reference, const std::string& association) {
  Canvas canvas = Canvas::pdf(sheet_layout::kPage, {"追加書類送付票", true});
  draw_slip_on(canvas, code, reference, association);
  return canvas.finish_pdf();
}

}  // namespace uketsuke::render
