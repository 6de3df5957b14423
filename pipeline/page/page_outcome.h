#pragma once

#include <optional>
#include <string>

#include "core/image/image.h"
#include "core/model/reading.h"
#include "pipeline/page/side_details.h"

namespace uketsuke::pipeline {

/// Everything the machine found out about one side: the end of the way from Page to PageReading.
struct PageOutcome {
  PageId page;
  SideStatus status = SideStatus::Unidentified;
  std::string code;                 ///< error code for unidentified, rescan and refused
  std::optional<TemplateRef> form;  ///< for coded forms
  int form_page = 0;
  std::string document_kind;  ///< form id or certificate kind
  std::string case_token;
  SideDetails details;
  PageReading reading;  ///< empty unless status is Read
  Image upright;        ///< clean geometry, nothing dropped out: what people are shown
  int scan_width_px = 0;
  int scan_height_px = 0;
};

}  // namespace uketsuke::pipeline
