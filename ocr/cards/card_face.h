#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ocr/documents/page/page_rows.h"

namespace uketsuke::ocr {

/// Which card, and which of its sides, a picture shows (券面の種別).
struct CardFace {
  std::string kind;  ///< kojin_bango_card, tokutei_zairyu_card, tsuchi_card, unten_menkyosho, zairyu_card
  bool back = false;
  double probability = 0;
  std::vector<std::string> evidence;  ///< printed words that decided it; no personal data
};

/// Tells a card by the words that only it carries. `has_code`: a QR code with a 個人番号 stands on it. Nothing when no
/// card is sure: two cards on one picture, papers about cards (個人番号通知書, 交付申請書, 運転経歴証明書) and whatever
/// else is printed in a card's size.
std::optional<CardFace> recognise_card(const std::vector<TextRow>& rows, bool has_code);

/// True when a picture not recognised holds a word that cards carry, so that another look is worth its time.
bool may_be_card(const std::vector<TextRow>& rows);

}  // namespace uketsuke::ocr
