#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/geometry/registration.h"

namespace uketsuke {

/// Names one released form template (様式): its id, version and content hash.
struct TemplateRef {
  std::string id;
  std::string version;  ///< "v01"
  std::string hash;     ///< sha256 of form.toml in hex
  friend bool operator==(const TemplateRef&, const TemplateRef&) = default;
};

/// A page known to be one page of a form, registered in form millimetres.
struct IdentifiedPage {
  TemplateRef form;
  int form_page = 1;
  Registration registration;
  double residual_mm = 0;  ///< p95 distance at printed points outside the fit (frame lines, crosses)
  int checked_points = 0;  ///< how many such points were found
  int fiducials_used = 0;  ///< of four
  std::string case_token;  ///< from a second code on the sheet; empty if none
};

/// What a side of paper is, decided without reading handwriting.
enum class PageKind { Form, Separator, Header, Slip, Blank, WrongVersion, Unknown };
std::string_view to_string(PageKind kind);

/// Content of a header sheet (バッチヘッダー) or of a slip that brings later paper to its case.
struct SheetCode {
  std::string batch;          ///< batch name printed on the header; no personal data
  std::optional<int> sheets;  ///< sheets counted by hand when the header was made
  std::string received_on;    ///< 到達日 ISO; empty if not stated
  std::string case_token;     ///< opaque, no personal data; empty if none
};

/// Outcome of identification for one clean page.
struct Identification {
  PageKind kind = PageKind::Unknown;
  std::optional<IdentifiedPage> form;  ///< set when kind is Form
  SheetCode code;                      ///< set for Header and Slip; case_token also for Form
  std::string detail;                  ///< for WrongVersion: the id and version that the code names
  bool misshapen = false;              ///< its code names a form, but its print does not lie as the form's does
  bool covered = false;                ///< something else lies on the Separator, Header or Slip
  bool turned = false;                 ///< the codes or fiducials show that the clean page is upside down
};

/// A printed certificate found by its content (識別済み証明書); no template and no mm frame.
struct RecognisedDocument {
  std::string kind;  ///< juminhyo, kazei_shomeisho, zaigaku_shomeisho, soshitsu_shomeisho
  double probability = 0;
  std::vector<std::string> evidence;  ///< the printed words that decided it; headings only, no personal data
};

}  // namespace uketsuke
