#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/image/codec.h"

namespace uketsuke {

/// One row of a notice's table: column id → text.
using NoticeRow = std::map<std::string, std::string>;

/// A notice to one recipient (通知書). Rendering is a pure function: same input, same bytes.
struct Notice {
  NoticeId id;
  std::string kind;  ///< e.g. "shikaku_shutoku_kettei", "shikaku_kakuninsho"
  std::string template_version;
  std::string issued_on;                                 ///< ISO date printed on it; also the PDF's creation date
  std::string document_number;                           ///< 文書番号
  std::string case_token;                                ///< printed as a code; no personal data
  std::map<std::string, std::string> variables;          ///< concept or variable id → text
  std::map<std::string, std::vector<NoticeRow>> tables;  ///< table id → rows
  Bytes seal_png;                                        ///< 公印; empty leaves the place blank
  bool specimen = false;                                 ///< prints the 見本 watermark
};

}  // namespace uketsuke
