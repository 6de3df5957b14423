#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/image/codec.h"
#include "core/model/notice.h"
#include "render/notice/notice_templates.h"

namespace uketsuke::render {

/// One notice inside a print bundle.
struct BundleRecord {
  int sequence = 0;  ///< from 1, in the order printed
  NoticeId notice;
  std::string kind;
  std::string document_number;
  int first_page = 0;  ///< from 1; always the front of a sheet
  int pages = 0;       ///< that carry print
  int sheets = 0;      ///< two pages of the file each
  int piece = 0;  ///< the envelope it goes in, from 1; 0 where nobody made pieces
  bool pulled = false;  ///< 引抜き: its piece is taken out after printing

  /// Printed on one side of its sheets (片面) or on both (両面).
  int sides() const { return pages > sheets ? 2 : 1; }
};

/// A notice that could not be printed and was left out, so that the others can go; never silently.
struct RefusedNotice {
  NoticeId notice;
  std::string document_number;
  std::string code;    ///< stable error code
  std::string detail;  ///< e.g. the character that no font holds
};

/// What goes to the printer (印刷データ): one PDF/A-2u of many notices, to be printed on both sides throughout (両面・長辺とじ),
/// and what the shop counts against it. Every notice begins on the front of a new sheet; the backs of what is printed on one
/// side, and a last back that is not needed, are empty pages.
struct PrintBundle {
  Bytes pdf;               ///< empty when every notice was refused
  std::string pdf_sha256;  ///< of pdf; empty when there is none
  std::uint64_t pdf_bytes = 0;
  int pages = 0;
  std::vector<BundleRecord> records;
  std::vector<RefusedNotice> refused;
};

/// What the bundle's PDF says about itself.
struct BundleInfo {
  std::string title = "通知書印刷データ";
  std::string author;      ///< the association
  std::string created_on;  ///< ISO date
};

/// All notices in the given order as one PDF, fonts and seal embedded once. Same input, same bytes. A notice
/// that fails is listed in `refused` and prints nothing. Throws E-INPUT-VALUE for a bad date, and what no
/// notice is to blame for: E-RENDER-FONT, E-RENDER-PDF, E-ENV-FILE.
PrintBundle make_print_bundle(std::span<const Notice> notices, const NoticeTemplates& templates,
                              const BundleInfo& info);

/// The manifest as JSON: hash and size of the PDF, number of records and pages, first and last document
/// number, sheets, pages and sides of each record by sequence (with the piece it goes in, where there are pieces), and the refused
/// ones. No names, no addresses.
std::string bundle_manifest(const PrintBundle& bundle);

}  // namespace uketsuke::render
