#pragma once

#include <string>

#include "render/notice/notice_templates.h"
#include "render/notice/specimen.h"

namespace uketsuke::render::testing {

/// The templates of the repository.
const NoticeTemplates& templates();

/// The specimens as if they were real: without seal and 見本.
Notice decision_for(int members, const std::string& name = "渡邉󠄀　𠮷太郎");
Notice certificate_for(const std::string& name = "髙橋　﨑子");

/// Adds seal and 見本.
Notice as_specimen(Notice notice);

}  // namespace uketsuke::render::testing
