#pragma once

#include <string>

#include "core/model/notice.h"

namespace uketsuke::render {

// Invented notices (見本) to see a template, an envelope or a printer with, before any real one is printed:
// people, numbers and association do not exist, a seal is drawn, and 見本 stands across every page.

/// A 資格取得確認兼保険料決定通知書 for `members` (1..40) people; the first bears the name given.
Notice specimen_decision(int members, const std::string& name = "渡邉󠄀　𠮷太郎");

/// A 資格確認書 of one person.
Notice specimen_certificate(const std::string& name = "髙橋　﨑子");

/// A square seal in red on white, as PNG.
Bytes specimen_seal();

}  // namespace uketsuke::render
