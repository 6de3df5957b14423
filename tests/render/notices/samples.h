#pragma once

#include <string>

#include "core/model/notice.h"
#include "render/notice/notice_templates.h"

namespace uketsuke::render::testing {

/// The templates of the repository.
const NoticeTemplates& templates();

/// An invented 資格取得確認兼保険料決定通知書 for `members` people; the first bears the name given.
Notice decision_for(int members, const std::string& name = "渡邉󠄀　𠮷太郎");

/// An invented 資格確認書 of one person.
Notice certificate_for(const std::string& name = "髙橋　﨑子");

/// A square 公印 in red on white, drawn here.
Bytes seal_png();

/// Adds seal and 見本.
Notice as_specimen(Notice notice);

}  // namespace uketsuke::render::testing
