#pragma once

#include <memory>

#include "core/debug/debug_sink.h"
#include "core/model/page.h"
#include "pipeline/context.h"
#include "pipeline/page/page_outcome.h"

namespace uketsuke::pipeline {

/// What a person asks for when a page is read again.
struct PageWish {
  int turn_deg = -1;  ///< clockwise turn of the scan that makes it upright; -1 = find it
};

/// Where numbered intermediates go.
struct DebugWish {
  DebugSink* sink = nullptr;  ///< nullptr: none are wanted
  bool reveal = false;        ///< do not paint 個人番号 over
};

/// The way of one side from the scan to its readings: cleanup, identification, reading. Knows no database. Opens the
/// reading engines when they are first needed; one object per worker process.
class PagePipeline {
 public:
  /// `context` must outlive the object.
  explicit PagePipeline(const Context& context);
  ~PagePipeline();
  PagePipeline(const PagePipeline&) = delete;
  PagePipeline& operator=(const PagePipeline&) = delete;

  /// Never throws for what is on the paper: doubt is in the outcome. Throws Failure for engine or environment trouble.
  PageOutcome run(const Page& page, const PageWish& wish, const DebugWish& debug);

  /// Opens the reading engines now, before the first page needs them. Throws Failure for engine trouble.
  void open_engines();

  /// Names the engines, templates and options, for the recompute key.
  std::string configuration();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace uketsuke::pipeline
