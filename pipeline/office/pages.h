#pragma once

#include "pipeline/office/office.h"
#include "pipeline/office/views.h"

/// Sides of sheets (面): pictures, kinds, moving, cutting, joining.
namespace uketsuke::pipeline {

ledger::Listed<PageView> batch_pages(const Office& office, const Actor& actor, const BatchId& batch,
                                     const ledger::Window& window);
/// Sides that wait for a person. Roles: mailroom (rescan), reviewer, senior.
ledger::Listed<PageView> attention_pages(const Office& office, const Actor& actor, std::optional<SideStatus> status,
                                         std::optional<BatchId> batch, const ledger::Window& window);

struct PageDetailView {
  PageView page;
  std::vector<DocumentView> documents;  ///< with the places of their fields
  std::vector<std::string> repeats;     ///< whose paper this side shows again, it seems: 受付番号, or file and side
  bool may_view = false;
  std::vector<std::string> actions;  ///< set_kind, settle, move, cut, join, reread
};
PageDetailView page_detail(const Office& office, const Actor& actor, const PageId& page);

/// The side upright (JPEG), at most max_width pixels wide (0: full). Every place that holds a 個人番号 is painted over
/// in the pixels, for every role; an unidentified side is served whole only to senior, to the reviewer who keys it, and
/// once it is keyed to the approver who decides its case.
PictureView page_image(const Office& office, const Actor& actor, const PageId& page, int max_width_px);

/// Gives an unidentified, refused or rescan side a kind so that it can be keyed; joins `by_case`, or opens a new case
/// for a form. Roles: reviewer, senior.
DocumentView set_page_kind(const Office& office, const Actor& actor, const PageId& page, const std::string& kind,
                           const std::optional<CaseId>& by_case, const std::string& reason);
/// Roles: mailroom (rescan_requested, rescanned), senior (all).
void settle_page(const Office& office, const Actor& actor, const PageId& page, const ledger::Settlement& settlement);
/// Moves the side's document to another case, or to a new one. Throws E-CASE-STATE once either case is approved.
void move_page(const Office& office, const Actor& actor, const PageId& page, const std::optional<CaseId>& by_case,
               const std::string& reason);
struct CutPart {
  Rect<CleanPx> rect;
  std::string kind;
  std::optional<CaseId> by_case;
};
/// Each rectangle becomes a page region of a document of its own.
void cut_page(const Office& office, const Actor& actor, const PageId& page, const std::vector<CutPart>& parts,
              const std::string& reason);
/// Puts a document beside its cases into another one too, e.g. a household's 住民票 that serves two applications. A 届書 stays
/// with its one case. Roles: reviewer, senior; a reason is required. Throws E-INPUT-VALUE, E-CASE-STATE (case not open).
DocumentView attach_document(const Office& office, const Actor& actor, const DocumentId& document,
                             const CaseId& by_case, const std::string& reason);
/// Takes it out of one of several cases again.
DocumentView detach_document(const Office& office, const Actor& actor, const DocumentId& document,
                             const CaseId& by_case, const std::string& reason);
/// Whether a side of that state waits until a person says what it is.
bool needs_a_person(SideStatus status);
/// Makes the side a further page (続紙) of a document, at `position` from 1.
void join_page(const Office& office, const Actor& actor, const PageId& page, const DocumentId& document, int position,
               const std::string& reason);
/// Queues a re-read with a clockwise turn given by the person (-1: find it). Decisions stay.
void reread_page(const Office& office, const Actor& actor, const PageId& page, int turn_deg);

}  // namespace uketsuke::pipeline
