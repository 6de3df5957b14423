#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/form/kind_catalogue.h"
#include "core/model/hidden_place.h"
#include "core/model/number_code.h"
#include "core/model/page.h"
#include "core/model/reading.h"
#include "ocr/cards/card_face.h"
#include "ocr/engines.h"

namespace uketsuke::ocr {

/// One side of a card as read; rectangles are in the picture's own pixels, rows 0.
struct CardReading {
  CardFace face;
  std::vector<FieldReading> fields;  ///< ids of templates/documents/<kind>.toml, in the kind's order
  std::vector<HiddenPlace> hidden;   ///< what is no field and must not be seen
};

/// Reads a picture of a card (本人確認書類・番号確認書類の券面) that lies upright: which card, and its values by two
/// readers. Nothing when it is no card of these, upside down, or not sure. `codes`: what its QR codes say. Fields that
/// are not there have no reading. 本籍, 住民票コード, セキュリティコード and 臓器提供 are never read. Throws Failure
/// E-ENGINE-SELFTEST when an engine gives up; doubt is data.
std::optional<CardReading> read_card(const CleanPage& card, std::span<const NumberCode> codes,
                                     const KindCatalogue& kinds, const Engines& engines);

}  // namespace uketsuke::ocr
