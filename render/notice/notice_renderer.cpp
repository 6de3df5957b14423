#include "render/notice/notice_renderer.h"

#include <algorithm>

#include "core/errors/failure.h"
#include "core/form/sheet_code.h"
#include "render/barcode/data_matrix.h"
#include "render/notice/address_block.h"
#include "render/notice/expand.h"
#include "render/notice/flow.h"

namespace uketsuke::render {
namespace {

const NoticeLayout& layout_of(const NoticeTemplate& form, const Expander& expand) {
  const std::string wanted = form.variable("print.layout") ? expand.value("print.layout") : std::string();
  if (wanted.empty()) return form.layouts.front();
  for (const NoticeLayout& layout : form.layouts) {
    if (layout.id == wanted) return layout;
  }
  throw Failure("E-INPUT-VALUE", "print.layout '" + wanted + "'");
}

/// 見本 across the page, light enough to read through and too large to be cut off or painted over.
void draw_specimen(Canvas& canvas, Size<FormMm> page) {
  const double size_mm = std::min(page.w, page.h) * 0.38;
  TextStyle style;
  style.font = FontRole::Gothic;
  style.bold = true;
  style.size_pt = size_mm * 72 / 25.4;
  style.colour = {0.8, 0.1, 0.1};
  style.align = HAlign::Centre;
  style.valign = VAlign::Middle;
  style.tracking_em = 0.3;
  canvas.push();
  canvas.translate(page.w / 2, page.h * (page.h > page.w ? 0.6 : 0.5));
  canvas.rotate(-30);
  canvas.opacity(0.16);
  canvas.text({0, 0}, "見本", style);
  canvas.pop();
}

/// 訂正後 in a frame at the top right of a letter: it takes the place of one that was wrong. A card alone has no room for it and
/// says 再交付.
void draw_correction(Canvas& canvas, Size<FormMm> page, const std::string& words) {
  constexpr Size<FormMm> kA4{210, 297};
  if (page.w < kA4.w) return;
  const Rect<FormMm> place{166, 4.2, 24, 6};
  BoxStyle frame;
  frame.stroke.emplace();
  frame.stroke->width_mm = 0.3;
  canvas.box(place, frame);
  TextStyle style;
  style.font = FontRole::Gothic;
  style.bold = true;
  style.size_pt = 11;
  style.align = HAlign::Centre;
  style.valign = VAlign::Middle;
  canvas.text({place.x + place.w / 2, place.y + place.h / 2}, words, style);
}

class Drawer {
 public:
  Drawer(Canvas& canvas, const Notice& notice, const NoticeTemplate& form, Backs backs)
      : canvas_(canvas),
        notice_(notice),
        form_(form),
        backs_(backs),
        expand_(notice, form),
        layout_(layout_of(form, expand_)) {}

  int run() {
    expand_.check_all();
    const EnvelopeWindow window = window_of(layout_, form_, expand_);
    if (layout_.has_window()) check_window(layout_, window, expand_);
    safe_ = window.safe();
    const std::vector<PlacedBlock> flow = place_flow(canvas_, layout_, form_, expand_);
    for (const PlacedBlock& b : flow) pages_ = std::max(pages_, b.page + 1);
    for (const NoticeElement& e : layout_.elements) {
      if (e.on == OnPages::Back || (e.on == OnPages::Later && layout_.flow.empty())) pages_ = 2;
    }
    for (int page = 0; page < pages_; ++page) {
      if (page > 0) canvas_.new_page(layout_.page);
      if (page > 0 && backs_ == Backs::Empty) canvas_.new_page(layout_.page);
      draw_page(page, flow);
    }
    return pages_;
  }

 private:
  void draw_page(int page, const std::vector<PlacedBlock>& flow) {
    page_ = page;
    for (const NoticeElement& e : layout_.elements) {
      const bool here = e.on == OnPages::Every || (e.on == OnPages::First) == (page == 0);
      if (!here || !expand_.holds(e.when)) continue;
      std::visit([this](const auto& what) { draw(what); }, e.what);
    }
    for (const PlacedBlock& b : flow) {
      if (b.page == page) draw_block(canvas_, b, layout_, form_, expand_);
    }
    if (pages_ > 1 && !layout_.flow.empty() && !layout_.has_back()) draw_page_number();
    if (const auto mark = notice_.variables.find("notice.correction"); page == 0 && mark != notice_.variables.end())
      draw_correction(canvas_, layout_.page, mark->second);
    if (notice_.specimen) draw_specimen(canvas_, layout_.page);
  }

  void draw_page_number() {
    TextStyle style;
    style.size_pt = 8;
    style.align = HAlign::Centre;
    canvas_.text({layout_.page.w / 2, layout_.page.h - 8}, std::to_string(page_ + 1) + " / " + std::to_string(pages_),
                 style);
  }

  void draw(const TextElement& e) {
    const NoticeStyle& style = form_.styles.at(e.style);
    canvas_.text_in(e.rect, expand_(e.text), style.text, style.fit);
  }
  void draw(const LineElement& e) { canvas_.line(e.from, e.to, e.stroke); }
  void draw(const BoxElement& e) { canvas_.box(e.rect, e.style); }
  void draw(const SealElement& e) {
    if (!notice_.seal_png.empty()) canvas_.png(e.rect, notice_.seal_png);
  }
  void draw(const CodeElement& e) {
    if (e.says == CodeSays::Slip) {
      if (notice_.case_token.empty()) throw Failure("E-INPUT-VALUE", "case_token is missing: the slip needs it");
      canvas_.stencil(e.rect, data_matrix(format_paper_code(SlipSheetCode{notice_.case_token})));
      return;
    }
    if (notice_.case_token.empty()) return;
    const FormSheetCode code{form_.id, form_.version, page_ + 1, notice_.case_token};
    canvas_.stencil(e.rect, data_matrix(format_paper_code(code)));
  }
  void draw(const AddressElement& e) { draw_address(canvas_, e, safe_, expand_); }

  Canvas& canvas_;
  const Notice& notice_;
  const NoticeTemplate& form_;
  const Backs backs_;
  const Expander expand_;
  const NoticeLayout& layout_;
  Rect<FormMm> safe_;
  int pages_ = 1;
  int page_ = 0;
};

const NoticeTemplate& form_of(const Notice& notice, const NoticeTemplates& templates) {
  return templates.find(notice.kind, notice.template_version);
}

}  // namespace

int draw_notice(Canvas& canvas, const Notice& notice, const NoticeTemplates& templates, Backs backs) {
  return Drawer(canvas, notice, form_of(notice, templates), backs).run();
}

void check_notice(const Notice& notice, const NoticeTemplates& templates) {
  Canvas canvas = Canvas::dry(notice_page_size(notice, templates));
  draw_notice(canvas, notice, templates);
}

Size<FormMm> notice_page_size(const Notice& notice, const NoticeTemplates& templates) {
  const NoticeTemplate& form = form_of(notice, templates);
  return layout_of(form, Expander(notice, form)).page;
}

bool prints_both_sides(const Notice& notice, const NoticeTemplates& templates) {
  const NoticeTemplate& form = form_of(notice, templates);
  const NoticeLayout& layout = layout_of(form, Expander(notice, form));
  return layout.has_back() || layout.flow.empty();
}

int sheets_of(const Notice& notice, int pages, const NoticeTemplates& templates) {
  return prints_both_sides(notice, templates) ? (pages + 1) / 2 : pages;
}

bool shows_address(const Notice& notice, const NoticeTemplates& templates) {
  const NoticeTemplate& form = form_of(notice, templates);
  return layout_of(form, Expander(notice, form)).has_window();
}

PdfaInfo notice_pdf_info(const Notice& notice, const NoticeTemplates& templates) {
  const NoticeTemplate& form = form_of(notice, templates);
  const auto author = notice.variables.find("association.name");
  return {form.title, author == notice.variables.end() ? std::string() : author->second, notice.issued_on};
}

Bytes render_notice(const Notice& notice, const NoticeTemplates& templates) {
  const PdfaInfo info = notice_pdf_info(notice, templates);
  Canvas canvas = Canvas::pdf(notice_page_size(notice, templates), {info.title, true});
  draw_notice(canvas, notice, templates);
  return to_pdfa(canvas.finish_pdf(), info);
}

}  // namespace uketsuke::render
