#pragma once

#include "pipeline/case/quarantine.h"
#include "pipeline/office/office.h"
#include "pipeline/office/views.h"

/// Deciding about a 個人番号 that stands where none belongs (隔離の判断).
namespace uketsuke::pipeline {

/// The places of a side. Roles: mailroom, reviewer, senior, approver, auditor. No picture, no number.
std::vector<Quarantined> page_quarantine(const Office& office, const Actor& actor, const PageId& page);

/// The place in clear (PNG), to decide by: the one step that sees it. Role: senior. A reason is required; the look is
/// logged before it is answered. Throws E-CASE-STATE once it was masked for good.
PictureView quarantined_picture(const Office& office, const Actor& actor, const PageId& page, int place_number,
                                const std::string& reason);

/// Decides a place that is open: Masked (belongs to no procedure: hidden for good) or NoNumber (is none: shown again).
/// Role: senior. A reason without digits of a 個人番号 is required. The cases of the side are validated anew.
std::vector<Quarantined> decide_quarantined(const Office& office, const Actor& actor, const PageId& page,
                                            int place_number, QuarantineState decision, const std::string& reason);

}  // namespace uketsuke::pipeline
