#include "render/notice/notice_template.h"

#include <algorithm>

namespace uketsuke::render {

Rect<FormMm> EnvelopeWindow::safe() const {
  return {rect.x + play.w, rect.y + play.h, rect.w - 2 * play.w, rect.h - 2 * play.h};
}

Rect<FormMm> EnvelopeWindow::shown() const {
  return {rect.x - play.w, rect.y - play.h, rect.w + 2 * play.w, rect.h + 2 * play.h};
}

bool NoticeLayout::has_back() const {
  return std::any_of(elements.begin(), elements.end(), [](const auto& e) { return e.on == OnPages::Back; });
}

const NoticeVariable* NoticeTemplate::variable(const std::string& wanted) const {
  const auto it = std::find_if(variables.begin(), variables.end(), [&](const auto& v) { return v.id == wanted; });
  return it == variables.end() ? nullptr : &*it;
}

const NoticeTable* NoticeTemplate::table(const std::string& wanted) const {
  const auto it = std::find_if(tables.begin(), tables.end(), [&](const auto& t) { return t.id == wanted; });
  return it == tables.end() ? nullptr : &*it;
}

}  // namespace uketsuke::render
