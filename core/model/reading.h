#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/geometry/frames.h"
#include "core/ids.h"
#include "core/image/image.h"
#include "core/model/identified.h"

namespace uketsuke {

/// Blank, read, struck out and unreadable are different states (空欄・読取・抹消・判読不能).
enum class ReadState { Blank, Read, StruckOut, Unreadable };
std::string_view to_string(ReadState state);
ReadState read_state_from(std::string_view text);

/// A machine's verdict on a field (accept / ask / refuse); a Decision is what took effect.
enum class Disposition { Accepted, Asked, Refused };
std::string_view to_string(Disposition disposition);
Disposition disposition_from(std::string_view text);

/// One possible value with the calibrated probability that it is what stands on the paper.
struct Candidate {
  std::string value;  ///< normalised: ASCII digits, full-width katakana, ISO dates, integers in yen
  double p = 0;
  friend bool operator==(const Candidate&, const Candidate&) = default;
};

/// What a machine read at one field (読取結果). Never changed once stored.
struct FieldReading {
  std::string field;  ///< id of the form field or the document's field
  int row = 0;        ///< family or household row from 1; 0 outside tables
  ReadState state = ReadState::Unreadable;
  std::string value;                  ///< best candidate's value; empty unless state is Read
  std::string raw;                    ///< what was written (e.g. "令8.11.22"), before normalisation
  double confidence = 0;              ///< probability that state and value are both right, 0..1
  std::vector<Candidate> candidates;  ///< best first, at most limits::kMaxCandidates
  Rect<CleanPx> rect;                 ///< where on the clean page
  Image crop;                         ///< the field with a little context; may be empty for computed fields
  std::string engine;                 ///< engines with versions, e.g. "cells-v2+digits-v1+ppocrv6-rec-small"
  std::vector<std::string> doubts;    ///< stable words why a person should look: "readers_disagree", "faint", …
};

/// Everything read from one side (帳票読取結果).
struct PageReading {
  PageId page;
  std::string document_kind;  ///< form id, or a certificate kind
  std::vector<FieldReading> fields;
  std::string recompute_key;  ///< hash(scan, template, engines, options): same key, same readings
};

/// The reading of (field, row), or nullptr.
const FieldReading* find_reading(const PageReading& page, std::string_view field, int row = 0);

}  // namespace uketsuke
