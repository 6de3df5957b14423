#include <algorithm>
#include <set>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "core/toml/strict_table.h"
#include "render/notice/expand.h"
#include "render/notice/notice_templates.h"
#include "render/notice/template_parts.h"

namespace uketsuke::render {
namespace {

/// Collects what texts refer to, to compare it with what is declared.
class References {
 public:
  explicit References(const NoticeTemplate& form) : form_(form) {}

  void text(StrictTable& where, const std::string& text) {
    try {
      for (const Placeholder& p : placeholders(text)) {
        if (!is_filter(p.filter)) where.fail(fmt::format("unknown filter '{}'", p.filter));
        variable(where, p.id);
      }
    } catch (const std::invalid_argument& error) {
      where.fail(error.what());
    }
  }
  void variable(StrictTable& where, const std::string& id) {
    if (id == "notice.document_number" || id == "notice.issued_on" || id == "notice.case_token") return;
    if (!form_.variable(id)) where.fail(fmt::format("variable '{}' is not declared", id));
    used_.insert(id);
  }
  void condition(StrictTable& where, const std::string& id) {
    if (id.empty() || form_.table(id)) return;
    variable(where, id);
  }
  void style(StrictTable& where, const std::string& id) const {
    if (!form_.styles.contains(id)) where.fail(fmt::format("style '{}' is not declared", id));
  }
  bool used(const std::string& id) const { return used_.contains(id); }

 private:
  const NoticeTemplate& form_;
  std::set<std::string> used_;
};

Rect<FormMm> rect_of(StrictTable& t, std::string_view key) {
  const auto n = t.numbers(key, 4);
  if (n[2] <= 0 || n[3] <= 0) t.fail("a rectangle needs a width and a height", key);
  return {n[0], n[1], n[2], n[3]};
}

TextElement text_element(StrictTable& t, References& refs) {
  TextElement e{rect_of(t, "rect_mm"), t.text("text"), t.text("style")};
  refs.text(t, e.text);
  refs.style(t, e.style);
  return e;
}

AddressElement address_element(StrictTable& t, References& refs) {
  AddressElement e{t.text("postal_code"), t.text("address"), t.text("name"), t.text_or("honorific", "様"),
                   t.text_or("below", "")};
  for (const auto& text : {e.postal_code, e.address, e.name, e.honorific, e.below}) refs.text(t, text);
  return e;
}

CodeElement code_element(StrictTable& t) {
  const std::string says = t.text_or("says", "form");
  if (says != "form" && says != "slip") t.fail("says is form or slip", "says");
  return {rect_of(t, "rect_mm"), says == "slip" ? CodeSays::Slip : CodeSays::Form};
}

OnPages pages_of(StrictTable& t) {
  constexpr std::pair<std::string_view, OnPages> kWords[] = {
      {"first", OnPages::First}, {"later", OnPages::Later}, {"every", OnPages::Every}, {"back", OnPages::Back}};
  const std::string on = t.text_or("on", "first");
  for (const auto& [word, pages] : kWords) {
    if (word == on) return pages;
  }
  t.fail("on is first, later, every or back", "on");
}

NoticeElement element_of(StrictTable& t, References& refs) {
  NoticeElement e;
  e.on = pages_of(t);
  e.when = t.text_or("when", "");
  refs.condition(t, e.when);
  const std::string kind = t.text("kind");
  if (kind == "text")
    e.what = text_element(t, refs);
  else if (kind == "line")
    e.what = read_line(t);
  else if (kind == "box")
    e.what = read_box(t);
  else if (kind == "seal")
    e.what = SealElement{rect_of(t, "rect_mm")};
  else if (kind == "code")
    e.what = code_element(t);
  else if (kind == "address")
    e.what = address_element(t, refs);
  else
    t.fail(fmt::format("unknown kind '{}'", kind), "kind");
  t.finish();
  return e;
}

NoticeColumn column_of(StrictTable& t, const NoticeTable& table, References& refs) {
  NoticeColumn c{t.text("id"),    t.text("label"),         t.number("width_mm"),
                 t.text("style"), t.text_or("filter", ""), t.text_or("sum", "")};
  if (std::find(table.columns.begin(), table.columns.end(), c.id) == table.columns.end()) {
    t.fail(fmt::format("table '{}' has no column '{}'", table.id, c.id), "id");
  }
  if (!is_filter(c.filter)) t.fail(fmt::format("unknown filter '{}'", c.filter), "filter");
  if (!c.sum.empty()) refs.variable(t, c.sum);
  refs.style(t, c.style);
  t.finish();
  return c;
}

FlowTable flow_table(StrictTable& t, const NoticeTemplate& form, References& refs) {
  FlowTable out;
  out.table = t.text("table");
  const NoticeTable* declared = form.table(out.table);
  if (!declared) t.fail(fmt::format("table '{}' is not declared", out.table), "table");
  for (StrictTable& c : t.tables("column")) out.columns.push_back(column_of(c, *declared, refs));
  if (out.columns.empty()) t.fail("a table needs columns");
  out.head_style = t.text("head_style");
  refs.style(t, out.head_style);
  out.head_mm = t.number("head_mm");
  out.row_mm = t.number("row_mm");
  out.grow = t.flag_or("grow", false);
  out.across = t.whole_or("across", 1);
  out.gutter_mm = t.number_or("gutter_mm", 0);
  if (out.head_mm <= 0 || out.row_mm <= 0 || out.across < 1) t.fail("heights and 'across' must be positive");
  if (out.grow && out.across > 1) t.fail("rows that grow do not stand side by side", "grow");
  for (StrictTable& f : t.tables("foot")) {
    out.foot.push_back(f.texts("cells"));
    if (out.foot.back().size() != out.columns.size()) f.fail("one cell per column is needed", "cells");
    for (const auto& cell : out.foot.back()) refs.text(f, cell);
    f.finish();
  }
  return out;
}

FlowFacts flow_facts(StrictTable& t, References& refs) {
  FlowFacts out;
  out.label_mm = t.number("label_mm");
  out.row_mm = t.number("row_mm");
  out.label_style = t.text("label_style");
  out.style = t.text("style");
  for (const auto& style : {out.label_style, out.style}) refs.style(t, style);
  if (out.label_mm <= 0 || out.row_mm <= 0) t.fail("label_mm and row_mm must be positive");
  for (StrictTable& r : t.tables("row")) {
    out.rows.push_back({r.text("label"), r.text("text"), r.text_or("when", "")});
    refs.text(r, out.rows.back().text);
    refs.condition(r, out.rows.back().when);
    r.finish();
  }
  if (out.rows.empty()) t.fail("facts need rows");
  return out;
}

FlowBlock block_of(StrictTable& t, const NoticeTemplate& form, References& refs) {
  FlowBlock b;
  b.when = t.text_or("when", "");
  refs.condition(t, b.when);
  const std::string kind = t.text("kind");
  if (kind == "space") {
    b.what = FlowSpace{t.number("height_mm")};
  } else if (kind == "text") {
    FlowText text{t.text("text"), t.text("style"), t.flag_or("keep_with_next", false)};
    refs.text(t, text.text);
    refs.style(t, text.style);
    b.what = text;
  } else if (kind == "table") {
    b.what = flow_table(t, form, refs);
  } else if (kind == "facts") {
    b.what = flow_facts(t, refs);
  } else {
    t.fail(fmt::format("unknown kind '{}'", kind), "kind");
  }
  t.finish();
  return b;
}

NoticeLayout layout_of(StrictTable& t, const NoticeTemplate& form, References& refs) {
  NoticeLayout layout;
  layout.id = t.text("id");
  const auto page = t.numbers("page_mm", 2);
  layout.page = {page[0], page[1]};
  if (t.has("flow_first_mm")) layout.flow_first = rect_of(t, "flow_first_mm");
  if (t.has("flow_later_mm")) layout.flow_later = rect_of(t, "flow_later_mm");
  if (t.has("window_mm")) {
    layout.window.rect = rect_of(t, "window_mm");
    const auto play = t.numbers("window_play_mm", 2);
    layout.window.play = {play[0], play[1]};
  }
  for (StrictTable& e : t.tables("element")) layout.elements.push_back(element_of(e, refs));
  for (StrictTable& b : t.tables("flow")) layout.flow.push_back(block_of(b, form, refs));
  const bool later = std::any_of(layout.elements.begin(), layout.elements.end(),
                                 [](const NoticeElement& e) { return e.on == OnPages::Later; });
  if (layout.has_back() && (later || !layout.flow_later.empty())) t.fail("a layout with a back has no later pages");
  if (!layout.flow.empty() && (layout.flow_first.empty() || (layout.flow_later.empty() && !layout.has_back()))) {
    t.fail("a flow needs flow_first_mm and flow_later_mm");
  }
  t.finish();
  return layout;
}

void read_declarations(StrictTable& top, NoticeTemplate& form) {
  for (StrictTable& t : top.tables("variable")) {
    NoticeVariable v{t.text("id"), t.text("label"), false, t.flag_or("optional", false), t.text_or("with", "")};
    const std::string source = t.text("source");
    if (source != "case" && source != "setting") t.fail("source is case or setting", "source");
    v.setting = source == "setting";
    if (form.variable(v.id)) t.fail(fmt::format("variable '{}' is declared twice", v.id), "id");
    if (!v.with.empty() && !v.optional) t.fail("only an optional variable goes with another", "with");
    form.variables.push_back(v);
    t.finish();
  }
  for (StrictTable& t : top.tables("table")) {
    const auto rows = t.numbers("rows", 2);
    form.tables.push_back(
        {t.text("id"), t.text("label"), static_cast<int>(rows[0]), static_cast<int>(rows[1]), t.texts("columns")});
    t.finish();
  }
  StrictTable styles = top.table("style");
  for (const std::string& id : styles.keys()) {
    StrictTable t = styles.table(id);
    form.styles.emplace(id, read_style(t));
    t.finish();
  }
  styles.finish();
}

NoticeTemplate template_of(StrictTable top) {
  NoticeTemplate form;
  form.id = top.text("id");
  form.version = top.text("version");
  form.title = top.text("title");
  read_declarations(top, form);
  References refs(form);
  for (const NoticeVariable& v : form.variables) {
    if (!v.with.empty()) refs.variable(top, v.with);
  }
  // The two variables that choose the layout and place the window act without standing in a text.
  for (const char* acting : {"envelope.window_mm", "print.layout"}) {
    if (form.variable(acting)) refs.variable(top, acting);
  }
  for (StrictTable& l : top.tables("layout")) form.layouts.push_back(layout_of(l, form, refs));
  if (form.layouts.empty()) top.fail("no [[layout]]");
  for (const NoticeVariable& v : form.variables) {
    if (!refs.used(v.id)) top.fail(fmt::format("variable '{}' is declared but never used", v.id));
  }
  top.finish();
  return form;
}

}  // namespace

NoticeTemplate NoticeTemplates::parse(std::string_view text, const std::string& file) {
  return template_of(StrictTable::parse(text, file));
}

NoticeTemplates NoticeTemplates::load(const std::filesystem::path& folder) {
  NoticeTemplates all;
  for (const auto& kind : std::filesystem::directory_iterator(folder)) {
    if (!kind.is_directory()) continue;
    for (const auto& version : std::filesystem::directory_iterator(kind.path())) {
      if (!version.is_directory()) continue;
      StrictTable top = StrictTable::read(version.path() / "notice.toml");
      NoticeTemplate form = template_of(top);
      if (form.id != kind.path().filename() || form.version != version.path().filename()) {
        top.fail("id and version must be the names of the folders");
      }
      all.by_kind_[form.id].emplace(form.version, std::move(form));
    }
  }
  return all;
}

}  // namespace uketsuke::render
